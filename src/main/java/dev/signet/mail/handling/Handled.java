package dev.signet.mail.handling;

import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Reply;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * A message after its decisions: every recipient stands in exactly one lot. Closing frees the
 * contents that were made for it, so it stays open until the next hop has answered.
 *
 * @param lots in the order of their first recipients
 * @param storage what holds new contents
 */
public record Handled(List<Lot> lots, Closeable storage) implements Closeable {
  private static final Logger LOG = System.getLogger("dev.signet.edge");

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

  /** Never fails: after the next hop's 250 nothing may turn ours into something else. */
  @Override
  public void close() {
    try {
      storage.close();
    } catch (IOException unclean) {
      LOG.log(Level.WARNING, "the storage of a message was not freed cleanly", unclean);
    }
  }
}
