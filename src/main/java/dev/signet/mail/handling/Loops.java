package dev.signet.mail.handling;

import dev.signet.mail.message.Header;
import dev.signet.mail.smtp.Reply;
import java.util.Optional;

/** Ends mail loops by counting trace fields (RFC 5321 section 6.3). */
final class Loops {
  private static final int MOST = 50;

  private Loops() {}

  /** A refusal for a message that has gone in circles. */
  static Optional<Reply> refusal(Header header) {
    int hops = header.all("Received").size();
    return hops > MOST
        ? Optional.of(Reply.of(554, "5.4.6", "too many hops: " + hops + " Received fields"))
        : Optional.empty();
  }
}
