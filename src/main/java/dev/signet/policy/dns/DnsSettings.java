package dev.signet.policy.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ResolverConfig;

/**
 * Whom to ask and whom to believe.
 *
 * @param servers asked one after another until one answers
 * @param anchors DS or DNSKEY records in zone-file form: answers are then validated here, and no AD
 *     bit is believed; empty: the AD bit of a trusted server is what counts
 * @param timeout for one question to one server, TCP included
 * @param total for one look-up with all its questions
 */
public record DnsSettings(
    List<NameServer> servers, Optional<String> anchors, Duration timeout, Duration total) {

  public DnsSettings {
    if (servers.isEmpty() || isNothing(timeout) || isNothing(total)) {
      throw new IllegalArgumentException("a server and some time are needed");
    }
    servers = List.copyOf(servers);
  }

  /** Five seconds a question, fifteen in all, no validation here. */
  public static DnsSettings of(List<NameServer> servers) {
    return new DnsSettings(
        servers, Optional.empty(), Duration.ofSeconds(5), Duration.ofSeconds(15));
  }

  /** The resolvers that the machine itself asks. */
  public static Optional<DnsSettings> ofThisMachine() {
    List<NameServer> servers =
        ResolverConfig.getCurrentConfig().servers().stream().map(NameServer::of).toList();
    return servers.isEmpty() ? Optional.empty() : Optional.of(of(servers));
  }

  /** The same with validation from these anchors. */
  public DnsSettings validating(String trustAnchors) {
    return new DnsSettings(servers, Optional.of(trustAnchors), timeout, total);
  }

  private static boolean isNothing(Duration time) {
    return time.isZero() || time.isNegative();
  }
}
