package dev.signet.mail.edge.stripping;

import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.Ruling;
import dev.signet.mail.edge.finding.MessageFinding;
import java.util.ArrayList;
import java.util.List;

/**
 * How many signatures go, from the outside.
 *
 * @param layers 0: the message is left as it is
 * @param rulings one for each layer that was looked at, outermost first; the last one says why it
 *     ended there
 */
public record StrippingDecision(int layers, List<Ruling> rulings) {
  public StrippingDecision {
    if (layers < 0 || rulings.isEmpty()) {
      throw new IllegalArgumentException("a decision has a reason");
    }
    rulings = List.copyOf(rulings);
  }

  public boolean strips() {
    return layers > 0;
  }

  /** The rule that decided in the end. */
  public Ruling ruling() {
    return rulings.get(rulings.size() - 1);
  }

  /**
   * a signature turned out to be one that cannot be taken off safely, and stays.
   *
   * @param done layers that are off
   * @param because why this one cannot be
   */
  public StrippingDecision impossible(int done, String because) {
    List<Ruling> kept = new ArrayList<>(rulings.subList(0, Math.min(done, rulings.size())));
    kept.add(new Ruling("R-12", "the signature cannot be taken off safely: " + because));
    return new StrippingDecision(done, kept);
  }

  /** The explanation of it. */
  public EdgeReport report(MessageFinding message) {
    return EdgeReport.on("stripping", strips() ? "strip" : "keep", ruling(), message.words())
        .with(message.signature().result(), message.identity());
  }
}
