package dev.signet.mail.smtp.client;

import java.time.Duration;

/**
 * How to speak to next hops.
 *
 * @param name of this host, for EHLO
 * @param idle connections kept for each next hop; none with 0
 * @param keptFor how long an idle one is kept
 */
public record ClientSettings(String name, Waits waits, ClientTls tls, int idle, Duration keptFor) {

  /** The waits of RFC 5321, no TLS, ten idle connections for 60 s each. */
  public static ClientSettings plain(String name) {
    return new ClientSettings(name, Waits.DEFAULT, ClientTls.OFF, 10, Duration.ofSeconds(60));
  }

  public ClientSettings with(Waits other) {
    return new ClientSettings(name, other, tls, idle, keptFor);
  }

  public ClientSettings with(ClientTls other) {
    return new ClientSettings(name, waits, other, idle, keptFor);
  }

  public ClientSettings keeping(int most, Duration time) {
    return new ClientSettings(name, waits, tls, most, time);
  }
}
