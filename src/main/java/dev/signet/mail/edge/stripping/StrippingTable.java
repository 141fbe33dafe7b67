package dev.signet.mail.edge.stripping;

import dev.signet.mail.edge.Ruling;
import dev.signet.mail.smime.Examination.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Table I-2: which signatures are taken off, from the outside, layer by layer. */
public final class StrippingTable {
  private static final Ruling UNTOUCHED =
      new Ruling("R-1", "no signature covers the message, or it must not be touched");

  private static final Ruling LEFT =
      new Ruling("R-1", "the delivery stage sees to each recipient by itself");

  private StrippingTable() {}

  /** What becomes of the message for one recipient. */
  public static StrippingDecision decide(StrippingFacts facts) {
    if (facts.shape() != Shape.SIGNED || facts.layers().isEmpty()) {
      return new StrippingDecision(0, List.of(UNTOUCHED));
    }
    if (facts.settings().isLeft()) {
      return new StrippingDecision(0, List.of(LEFT));
    }
    List<Ruling> rulings = new ArrayList<>();
    int layers = 0;
    for (LayerFacts layer : facts.layers()) {
      StrippingRule rule = StrippingRule.on(facts, layer);
      rulings.add(new Ruling(rule.id(), rule.because()));
      if (!rule.strips(facts)) {
        break;
      }
      layers++;
    }
    return new StrippingDecision(layers, rulings);
  }

  /**
   * One form for all recipients, where there can be only one: what all agree to take off.
   *
   * @param decisions at least one
   */
  public static StrippingDecision common(List<StrippingDecision> decisions) {
    return decisions.stream().min(Comparator.comparingInt(StrippingDecision::layers)).orElseThrow();
  }
}
