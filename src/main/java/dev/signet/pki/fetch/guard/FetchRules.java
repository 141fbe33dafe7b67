package dev.signet.pki.fetch.guard;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where URLs of certificates and policies may lead.
 *
 * @param schemes of http, https, ldap and ldaps
 * @param ports that may be connected to
 * @param exemptions targets that are admitted in spite of their name, port or address
 * @param hosts served by the operator himself, asked before any look-up and without a proxy
 * @param proxy an HTTP proxy of the operator, trusted at whatever address; it resolves names, so
 *     that only names and written addresses can be judged here
 * @param redirects how many may follow one another, each one judged anew
 */
public record FetchRules(
    Set<String> schemes,
    Set<Integer> ports,
    List<Exemption> exemptions,
    HostsMap hosts,
    Optional<InetSocketAddress> proxy,
    int redirects) {

  /** HTTP and HTTPS at their own ports, to public addresses, through three redirects at most. */
  public static final FetchRules STRICT =
      new FetchRules(
          Set.of("http", "https"), Set.of(80, 443), List.of(), HostsMap.NONE, Optional.empty(), 3);

  public FetchRules {
    if (!Set.of("http", "https", "ldap", "ldaps").containsAll(schemes)) {
      throw new IllegalArgumentException("schemes can be http, https, ldap and ldaps");
    }
    if (redirects < 0 || redirects > 10) {
      throw new IllegalArgumentException("redirects can be 0 to 10");
    }
    schemes = Set.copyOf(schemes);
    ports = Set.copyOf(ports);
    exemptions = List.copyOf(exemptions);
  }

  /** The same with LDAP and LDAPS at their own ports. */
  public FetchRules withLdap() {
    Set<String> more = new TreeSet<>(schemes);
    more.addAll(Set.of("ldap", "ldaps"));
    Set<Integer> open = new TreeSet<>(ports);
    open.addAll(Set.of(389, 636));
    return new FetchRules(more, open, exemptions, hosts, proxy, redirects);
  }

  /** The same with these exemptions, as {@link Exemption#of} reads them. */
  public FetchRules admitting(String... targets) {
    List<Exemption> read = List.of(targets).stream().map(Exemption::of).toList();
    return new FetchRules(schemes, ports, read, hosts, proxy, redirects);
  }

  public FetchRules withHosts(HostsMap map) {
    return new FetchRules(schemes, ports, exemptions, map, proxy, redirects);
  }

  public FetchRules through(InetSocketAddress httpProxy) {
    return new FetchRules(schemes, ports, exemptions, hosts, Optional.of(httpProxy), redirects);
  }
}
