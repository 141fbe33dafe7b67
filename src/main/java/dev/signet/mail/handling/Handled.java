package dev.signet.mail.handling;

import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Reply;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A message after its decisions: every recipient stands in exactly one lot. Closing frees the
 * contents that were made for it, so it stays open until the next hop has answered.
 *
 * @param lots in the order of their first recipients
 * @param storage what holds new contents
 */
public record Handled(List<Lot> lots, Closeable storage) implements Closeable {

  /** Recipients that share one fate. */
  public record Lot(List<Envelope.Recipient> recipients, Fate fate) {
    public Lot {
      recipients = List.copyOf(recipients);
    }
  }

  /** Decided without making any new content. */
  public static Handled of(List<Lot> lots) {
    return new Handled(lots, () -> {});
  }

  /** Refused as a whole. */
  public static Handled refused(Passage passage, Reply reply) {
    return of(List.of(new Lot(passage.envelope().recipients(), new Fate.Refuse(reply))));
  }

  public Handled {
    lots = List.copyOf(lots);
  }

  @Override
  public void close() throws IOException {
    storage.close();
  }
}
