package dev.signet.mail.handling;

import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.message.MailMessage;
import java.util.List;

/** Who hears of decisions: the log and the counters; the outside world begins here. */
public interface DecisionLog {

  /**
   * A decision about a message for these recipients.
   *
   * @param recipients how they were written in the envelope
   */
  void decided(Passage passage, MailMessage message, List<String> recipients, EdgeReport report);

  /**
   * An incoming message was judged where it is taken: told once for all its recipients.
   *
   * @param decision the strictest of theirs
   */
  default void judged(Passage passage, Inspection inspection, IncomingDecision decision) {}

  /** Nobody listens. */
  DecisionLog SILENT = (passage, message, recipients, report) -> {};
}
