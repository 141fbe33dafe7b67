package dev.signet.mail.handling;

import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smtp.Reply;
import java.util.function.Function;

/** What becomes of a message, for some of its recipients. */
public sealed interface Fate {

  /** It goes on, like this. */
  record Forward(MailMessage message) implements Fate {}

  /** It is refused, for now (4xx) or for good (5xx). */
  record Refuse(Reply reply) implements Fate {}

  /** Takes the fate apart. */
  default <T> T match(Function<Forward, T> forward, Function<Refuse, T> refuse) {
    return this instanceof Forward f ? forward.apply(f) : refuse.apply((Refuse) this);
  }
}
