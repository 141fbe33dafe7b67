package dev.signet.mail.edge.stripping;

import dev.signet.mail.edge.Ruling;
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
    rulings = List.copyOf(rulings);
  }

  public boolean strips() {
    return layers > 0;
  }
}
