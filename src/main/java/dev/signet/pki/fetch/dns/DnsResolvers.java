package dev.signet.pki.fetch.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ResolverConfig;

/**
 * Whom to ask.
 *
 * @param servers recursive resolvers, asked one after another until one answers
 * @param trusted whether their AD bit is believed: they validate, and nobody can write on the way
 * @param timeout for each of them, TCP included
 * @param maxRecords more records of one answer are not read
 */
public record DnsResolvers(
    List<InetSocketAddress> servers, boolean trusted, Duration timeout, int maxRecords) {

  public DnsResolvers {
    if (servers.isEmpty() || timeout.isZero() || timeout.isNegative() || maxRecords < 1) {
      throw new IllegalArgumentException("a server, some time and some records are needed");
    }
    servers = List.copyOf(servers);
  }

  /** Three seconds each, 32 records. */
  public static DnsResolvers of(List<InetSocketAddress> servers, boolean trusted) {
    return new DnsResolvers(servers, trusted, Duration.ofSeconds(3), 32);
  }

  /** The resolvers that the machine itself asks; their AD bit is not believed. */
  public static Optional<DnsResolvers> ofThisMachine() {
    List<InetSocketAddress> servers = ResolverConfig.getCurrentConfig().servers();
    return servers.isEmpty() ? Optional.empty() : Optional.of(of(servers, false));
  }
}
