package dev.signet.mail.capability;

import dev.signet.entity.DomainName;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.smtp.Keywords;

/**
 * What is known about the way to a domain: what an administrator says, else what the smart host
 * says, else what the domain's own hosts say.
 */
public final class NextHopDirectory {
  private final DomainList<NextHopSupport> listed;
  private final Source source;
  private final HostMemory hosts;

  /** Who says it where nobody has listed it. */
  private interface Source {
    CapabilityFinding of(DomainName domain);
  }

  private NextHopDirectory(DomainList<NextHopSupport> listed, Source source, HostMemory hosts) {
    this.listed = listed;
    this.source = source;
    this.hosts = hosts;
  }

  /** Asks the domains' own hosts, and remembers them in {@code hosts}. */
  public static NextHopDirectory probing(
      DomainList<NextHopSupport> listed, EhloProber prober, HostMemory hosts) {
    return new NextHopDirectory(listed, prober::of, hosts);
  }

  /** Asks the smart host, or nobody if it is not transparent. */
  public static NextHopDirectory behind(
      DomainList<NextHopSupport> listed, SmartHost.Asked smartHost, HostMemory hosts) {
    return new NextHopDirectory(listed, domain -> smartHost.capability(), hosts);
  }

  /** Asks nobody. */
  public static NextHopDirectory silent(DomainList<NextHopSupport> listed, HostMemory hosts) {
    return new NextHopDirectory(
        listed,
        domain ->
            new CapabilityFinding(NextHopSupport.UNKNOWN, "asking mail hosts is switched off"),
        hosts);
  }

  /** The capability of a recipient's domain; may take as long as the prober's limits say. */
  public CapabilityFinding of(DomainName domain) {
    return listed
        .of(domain)
        .map(one -> new CapabilityFinding(one, "the administrator's list says so"))
        .orElseGet(() -> source.of(domain));
  }

  /** A hint that costs nothing: what a host has just said to a session of ours, after STARTTLS. */
  public void learn(String host, Keywords keywords) {
    hosts.learn(host, keywords);
  }
}
