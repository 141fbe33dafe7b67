package dev.signet.mail.smime.strip;

import dev.signet.mail.message.MailMessage;
import java.util.function.Function;

/** What became of the wish to take a signature off. */
public sealed interface StrippingOutcome {

  /** The message without its outermost signature. */
  record Stripped(MailMessage message) implements StrippingOutcome {}

  /** The signature stays: without it, the message would not be what was signed. */
  record Kept(String because) implements StrippingOutcome {}

  /** Takes the outcome apart. */
  default <T> T match(Function<Stripped, T> stripped, Function<Kept, T> kept) {
    return this instanceof Stripped s ? stripped.apply(s) : kept.apply((Kept) this);
  }
}
