package dev.signet.mail.milter;

import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smtp.Reply;
import java.io.Closeable;
import java.util.function.Function;

/** What becomes of a message. */
public sealed interface MilterAnswer {

  /** Goes on as it is. */
  record Unchanged() implements MilterAnswer {}

  /**
   * Goes on like this; the wire tells the MTA the differences.
   *
   * @param storage of the message, which the wire closes when the MTA has been told
   */
  record Changed(MailMessage message, Closeable storage) implements MilterAnswer {

    /** A message that needs no storage beyond that of the one it was made of. */
    public Changed(MailMessage message) {
      this(message, () -> {});
    }
  }

  /** Is refused, for now or for good; the MTA passes the reply on. */
  record Refused(Reply reply) implements MilterAnswer {}

  /** Takes the answer apart. */
  default <T> T match(
      Function<Unchanged, T> unchanged,
      Function<Changed, T> changed,
      Function<Refused, T> refused) {
    if (this instanceof Unchanged u) {
      return unchanged.apply(u);
    }
    if (this instanceof Changed c) {
      return changed.apply(c);
    }
    return refused.apply((Refused) this);
  }
}
