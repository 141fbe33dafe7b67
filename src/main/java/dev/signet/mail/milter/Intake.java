package dev.signet.mail.milter;

import dev.signet.mail.message.Spool;
import dev.signet.mail.milter.wire.Fields;
import dev.signet.mail.milter.wire.MalformedFrame;
import dev.signet.mail.smtp.Envelope;
import java.util.function.Supplier;

/**
 * Begins messages.
 *
 * @param storage an empty one for each body
 */
record Intake(MilterLimits limits, Supplier<Spool> storage) {

  Transaction begin(Fields mail) throws MalformedFrame {
    return new Transaction(
        limits, new Envelope.Sender(path(mail.text()), mail.texts()), storage.get());
  }

  static Envelope.Recipient recipient(Fields rcpt) throws MalformedFrame {
    return new Envelope.Recipient(path(rcpt.text()), rcpt.texts());
  }

  /** Without angle brackets and source route (RFC 5321 section 4.1.2 and appendix C). */
  private static String path(String written) {
    return written.replaceAll("(?s)^<(.*)>$", "$1").replaceAll("(?s)^@[^:\\[]*:", "");
  }
}
