package dev.signet.mail.smtp.client;

import java.time.Duration;

/**
 * How long to wait for a server (RFC 5321 section 4.5.3.2).
 *
 * @param connect for the connection, and for a TLS handshake
 * @param greeting for 220
 * @param command for replies to EHLO, MAIL, RCPT and the like
 * @param data for 354
 * @param block for the server to take a part of the message
 * @param finalDot for the reply to the whole message; too short means duplicates
 * @param quit for the reply to QUIT, which nobody needs
 */
public record Waits(
    Duration connect,
    Duration greeting,
    Duration command,
    Duration data,
    Duration block,
    Duration finalDot,
    Duration quit) {

  /** What RFC 5321 recommends: 5 min, 2 min for DATA, 3 min a block, 10 min for the end. */
  public static final Waits DEFAULT =
      new Waits(
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10),
          Duration.ofSeconds(2));

  /** The same time for everything, save QUIT. */
  public static Waits of(Duration each) {
    return new Waits(each, each, each, each, each, each, Duration.ofSeconds(2));
  }
}
