package dev.signet.mail.capability;

import dev.signet.entity.DomainName;
import dev.signet.mail.capability.HostMemory.HostSupport;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.memory.Memory;
import dev.signet.mail.memory.SingleFlight;
import dev.signet.mail.network.Network;
import dev.signet.policy.dns.ExchangerFinding;
import dev.signet.policy.dns.HostAddress;
import dev.signet.policy.dns.MailHost;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether the hosts of a domain advertise SMIME: from memory, else by asking them, with
 * good manners. It asks in the thread of its caller, and many who wait for the same host or domain
 * cost one question. A host is known by its name, so that the many domains of one provider cost no
 * more than one.
 */
public final class EhloProber {
  private static final Duration ROUTE_LIFE = Duration.ofHours(1);
  private static final Duration NO_ROUTE_LIFE = Duration.ofMinutes(15);
  private static final int ROUTES = 10_000;

  private final Outside outside;
  private final ProbeSettings settings;
  private final HostMemory hosts;
  private final InstantSource clock;
  private final ProbePace pace;
  private final Memory<DomainName, ExchangerFinding> routes;
  private final SingleFlight<DomainName, CapabilityFinding> domainFlights =
      new SingleFlight<>(
          new CapabilityFinding(NextHopSupport.UNKNOWN, "the question was given up half-way"));
  private final SingleFlight<DomainName, HostSupport> hostFlights =
      new SingleFlight<>(HostSupport.UNKNOWN);

  /**
   * The world outside.
   *
   * @param listed networks that are asked though they are not public
   */
  public record Outside(MailExchangers exchangers, EhloQuestion question, List<Network> listed) {
    public Outside {
      listed = List.copyOf(listed);
    }

    private boolean permits(HostAddress host) {
      return host.isPublic() || listed.stream().anyMatch(one -> one.contains(host.address()));
    }
  }

  public EhloProber(
      Outside outside, ProbeSettings settings, HostMemory hosts, InstantSource clock) {
    this.outside = outside;
    this.settings = settings;
    this.hosts = hosts;
    this.clock = clock;
    this.pace = new ProbePace(settings, clock);
    this.routes = new Memory<>(ROUTES, clock);
  }

  /** What is known of a domain now, or can be found out within the limits. */
  public CapabilityFinding of(DomainName domain) {
    return domainFlights.get(domain, () -> finding(domain));
  }

  /** What is known without asking anybody. */
  public CapabilityFinding remembered(DomainName domain) {
    return routes
        .recall(domain)
        .map(route -> weighed(route, host -> recalled(host).orElse(HostSupport.UNKNOWN)))
        .orElseGet(() -> unknown("nobody was asked yet"));
  }

  private CapabilityFinding finding(DomainName domain) {
    Instant deadline = clock.instant().plus(settings.total());
    ExchangerFinding route = routes.recall(domain).orElseGet(() -> looked(domain));
    return weighed(route, host -> support(host, deadline));
  }

  private ExchangerFinding looked(DomainName domain) {
    ExchangerFinding route = outside.exchangers().of(domain);
    boolean isKnown = !(route instanceof ExchangerFinding.Unavailable);
    routes.keep(domain, route, clock.instant().plus(isKnown ? ROUTE_LIFE : NO_ROUTE_LIFE));
    return route;
  }

  /** Finds out about one host. */
  private interface Support {
    HostSupport of(MailHost host);
  }

  private CapabilityFinding weighed(ExchangerFinding route, Support support) {
    return route.match(
        known -> weighed(known, support),
        none -> new CapabilityFinding(NextHopSupport.KNOWN_NONE, none.because()),
        away -> unknown(away.because()));
  }

  private CapabilityFinding weighed(ExchangerFinding.Hosts route, Support support) {
    List<MailHost> all = route.hosts();
    List<MailHost> asked = all.subList(0, Math.min(settings.maxHosts(), all.size()));
    Map<HostSupport, Integer> count = new EnumMap<>(HostSupport.class);
    asked.forEach(host -> count.merge(support.of(host), 1, Integer::sum));
    int yes = count.getOrDefault(HostSupport.YES, 0);
    int unknown = count.getOrDefault(HostSupport.UNKNOWN, 0);
    boolean isWhole = route.isWhole() && asked.size() == all.size();
    String because =
        "of "
            + asked.size()
            + (isWhole ? " mail hosts " : " of more mail hosts ")
            + yes
            + " advertise SMIME, "
            + unknown
            + " unknown";
    if (yes > 0) {
      return new CapabilityFinding(positive(isWhole && yes == asked.size()), because);
    }
    boolean isKnown = unknown == 0 && !asked.isEmpty();
    return isKnown ? new CapabilityFinding(NextHopSupport.KNOWN_NONE, because) : unknown(because);
  }

  /** A host that is not asked because there are too many may lack what the others have. */
  private static NextHopSupport positive(boolean isForAll) {
    return isForAll ? NextHopSupport.KNOWN_ALL : NextHopSupport.KNOWN_SOME;
  }

  private Optional<HostSupport> recalled(MailHost host) {
    return hosts.recall(host.name().value());
  }

  private HostSupport support(MailHost host, Instant deadline) {
    return recalled(host)
        .orElseGet(() -> hostFlights.get(host.name(), () -> asked(host, deadline)));
  }

  private HostSupport asked(MailHost host, Instant deadline) {
    Optional<HostSupport> meanwhile = recalled(host);
    List<InetAddress> permitted =
        host.addresses().stream().filter(outside::permits).map(HostAddress::address).toList();
    if (meanwhile.isPresent() || permitted.isEmpty()) {
      return meanwhile.orElse(HostSupport.UNKNOWN);
    }
    Duration limit = limit(deadline);
    if (limit.isNegative() || limit.isZero() || !pace.admits(host.name().value())) {
      return HostSupport.UNKNOWN;
    }
    return asked(host.name().value(), permitted, clock.instant().plus(limit));
  }

  /** One address after the other until one answers. */
  private HostSupport asked(String name, List<InetAddress> addresses, Instant until) {
    for (InetAddress address : addresses) {
      Duration left = Duration.between(clock.instant(), until);
      if (left.isNegative() || left.isZero()) {
        break;
      }
      InetSocketAddress socket = new InetSocketAddress(address, settings.port());
      if (outside.question().ask(socket, left) instanceof EhloQuestion.Heard.Answered answered) {
        hosts.learn(name, answered.keywords());
        return hosts.recall(name).orElse(HostSupport.UNKNOWN);
      }
    }
    hosts.learnNothing(name);
    return HostSupport.UNKNOWN;
  }

  private Duration limit(Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    return left.compareTo(settings.perHost()) < 0 ? left : settings.perHost();
  }

  private static CapabilityFinding unknown(String because) {
    return new CapabilityFinding(NextHopSupport.UNKNOWN, because);
  }
}
