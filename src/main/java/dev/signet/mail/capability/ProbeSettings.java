package dev.signet.mail.capability;

import java.time.Duration;

/**
 * The manners of asking strangers (docs/protocol.md, "EHLO keyword").
 *
 * @param port where mail hosts listen
 * @param perHost time for one host
 * @param total time for one domain, DNS included
 * @param maxHosts of a domain that are asked, the best first
 * @param pause between two questions to the same host
 * @param perMinute questions to anybody
 */
public record ProbeSettings(
    int port, Duration perHost, Duration total, int maxHosts, Duration pause, int perMinute) {
  /** Port 25, 10 s for a host, 30 s for a domain, 5 hosts, once an hour each, 20 a minute. */
  public static final ProbeSettings DEFAULT =
      new ProbeSettings(
          25, Duration.ofSeconds(10), Duration.ofSeconds(30), 5, Duration.ofHours(1), 20);

  public ProbeSettings {
    if (port < 1 || port > 65_535 || maxHosts < 1 || perMinute < 0) {
      throw new IllegalArgumentException("the limits of probing must be positive");
    }
    if (perHost.isNegative() || total.isNegative() || pause.isNegative()) {
      throw new IllegalArgumentException("the times of probing must be positive");
    }
  }

  public ProbeSettings onPort(int other) {
    return new ProbeSettings(other, perHost, total, maxHosts, pause, perMinute);
  }
}
