package dev.signet.mail.milter;

import dev.signet.mail.message.MessageLimits;
import java.time.Duration;

/**
 * How much and how long a milter session may be.
 *
 * <p>A message beyond {@code octets} or {@code header} is refused with 552 5.3.4: passed on unread
 * it could carry a forged results field past the filter. A recipient beyond {@code recipients} is
 * refused with 452 4.5.3, which makes its client send the rest later. Packets that are out of
 * bounds or late end the connection, upon which the MTA defers the mail.
 *
 * @param octets of a message's body
 * @param header octets and fields of a header; the rest of it is not read here
 * @param recipients of one message
 * @param packet octets of a packet from the MTA; it must hold the longest field
 * @param idle between packets; libmilter waits 7210 s
 * @param packetTime for the rest of a packet that has begun, and for each write
 * @param judging for the handler; then it is interrupted
 * @param progress between two signs of life to the MTA while the handler works
 */
public record MilterLimits(
    long octets,
    MessageLimits header,
    int recipients,
    int packet,
    Duration idle,
    Duration packetTime,
    Duration judging,
    Duration progress) {

  /** Real mail and the waits of Postfix stay within them. */
  public static final MilterLimits DEFAULT =
      new MilterLimits(
          160L * 1024 * 1024,
          MessageLimits.DEFAULT,
          10_000,
          512 * 1024,
          Duration.ofSeconds(7210),
          Duration.ofSeconds(60),
          Duration.ofSeconds(240),
          Duration.ofSeconds(15));

  public MilterLimits {
    if (octets < 1 || recipients < 1 || packet < 1) {
      throw new IllegalArgumentException("a milter limit is at least 1");
    }
    if (progress.isNegative() || progress.isZero() || judging.isNegative()) {
      throw new IllegalArgumentException("a milter's times lie ahead");
    }
  }

  public MilterLimits withOctets(long most) {
    return new MilterLimits(most, header, recipients, packet, idle, packetTime, judging, progress);
  }

  public MilterLimits withHeader(MessageLimits most) {
    return new MilterLimits(octets, most, recipients, packet, idle, packetTime, judging, progress);
  }

  public MilterLimits withRecipients(int most) {
    return new MilterLimits(octets, header, most, packet, idle, packetTime, judging, progress);
  }

  /** With other waits between packets and within one. */
  public MilterLimits withWaits(Duration between, Duration within) {
    return new MilterLimits(octets, header, recipients, packet, between, within, judging, progress);
  }

  /** With another time for the handler, and between two signs of life. */
  public MilterLimits withJudging(Duration longest, Duration sign) {
    return new MilterLimits(octets, header, recipients, packet, idle, packetTime, longest, sign);
  }
}
