package dev.signet.mail.message.transfer;

import dev.signet.mail.message.MailMessage;
import java.util.function.Function;

/** Whether a message has a form that survives transport. */
public sealed interface SafeForm {

  /** The message in that form: CRLF lines, seven bits, MIME-Version and Content-Type present. */
  record Safe(MailMessage message) implements SafeForm {}

  /**
   * It cannot be brought into that form without changing what must not be changed.
   *
   * @param because for a person; holds nothing of what the message says
   */
  record Unsafe(String because) implements SafeForm {}

  /** One function per case. */
  default <T> T match(Function<Safe, T> safe, Function<Unsafe, T> unsafe) {
    return this instanceof Safe found ? safe.apply(found) : unsafe.apply((Unsafe) this);
  }
}
