package dev.signet.mail.handling;

import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MalformedMessage;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.smtp.Reply;
import java.io.IOException;
import java.util.Optional;

/** What every message passes first: it is read, and goes no further if it goes in circles. */
record Doorstep(MessageReader reader) {

  /** What is done with a message that may come in. */
  interface Visit {
    Handled handled(MailMessage message) throws IOException;
  }

  /** A header beyond all bounds is refused: passed on unread, it could say anything. */
  Handled receive(Passage passage, Visit visit) throws IOException {
    try {
      MailMessage message = reader.read(passage.content());
      Optional<Reply> loop = Loops.refusal(message.header());
      return loop.isPresent() ? Handled.refused(passage, loop.get()) : visit.handled(message);
    } catch (MalformedMessage unreadable) {
      return Handled.refused(passage, Reply.of(550, "5.6.0", "smime: " + unreadable.getMessage()));
    }
  }
}
