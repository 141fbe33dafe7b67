package dev.signet.mail.smime.sign;

import dev.signet.mail.message.MailMessage;
import java.util.function.Function;

/** What became of the wish to sign a message. */
public sealed interface SigningOutcome {

  /** The message, signed. */
  record Signed(MailMessage message) implements SigningOutcome {}

  /** No signature over this message would survive transport, or mean what it says. */
  record CannotSign(String because) implements SigningOutcome {}

  /** Takes the outcome apart. */
  default <T> T match(Function<Signed, T> signed, Function<CannotSign, T> cannotSign) {
    return this instanceof Signed s ? signed.apply(s) : cannotSign.apply((CannotSign) this);
  }
}
