package dev.signet.mail.edge.outgoing;

import dev.signet.mail.edge.Refusals;
import dev.signet.mail.edge.Ruling;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Defer;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Pass;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Reject;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Sign;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Strip;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Variant;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Wrap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What may still happen to a decision of table O-1: rules O-17 and O-2. */
public final class OutgoingGuards {
  private static final String UNSIGNABLE = "the message cannot be signed safely";
  private static final String ONE_REPLY = "recipients differ and there is one reply for all; ";

  private OutgoingGuards() {}

  /**
   * O-17: the message turns out to be one that cannot be signed safely: 8-bit content under a
   * foreign signature, too large, or malformed.
   */
  public static OutgoingDecision unsignable(OutgoingDecision decision, Refusals refusals) {
    return decision.match(
        new OutgoingDecision.Cases<OutgoingDecision>(
            pass -> pass,
            strip -> strip,
            sign -> sign.isDue() ? refused(sign, refusals) : unsigned(sign, "O-17", UNSIGNABLE),
            wrap -> refused(wrap, refusals),
            reject -> reject,
            defer -> defer));
  }

  private static OutgoingDecision refused(OutgoingDecision decision, Refusals refusals) {
    return new Reject(
        new Ruling("O-17", UNSIGNABLE).after(decision.ruling()),
        refusals.reply("550 5.6.0", UNSIGNABLE + ", and it must be signed", "O-17"));
  }

  private static OutgoingDecision unsigned(Sign sign, String rule, String because) {
    Ruling ruling = new Ruling(rule, because).after(sign.ruling());
    return sign.stripsFirst() ? new Strip(ruling) : new Pass(ruling, false);
  }

  /**
   * O-2: one verdict for all recipients, where there can be only one reply: who must wait or be
   * refused makes all wait or be refused; a signature that is due is made for all; one that is not
   * due is made only if all get it; an explicit one stays for all.
   *
   * @param decisions one each per recipient, at least one
   */
  public static OutgoingDecision common(List<OutgoingDecision> decisions) {
    OutgoingDecision first = decisions.get(0);
    return first(decisions, Defer.class::isInstance)
        .or(() -> first(decisions, Reject.class::isInstance))
        .or(() -> same(decisions))
        .or(() -> first(decisions, OutgoingGuards::keepsWhatIsDue))
        .or(() -> first(decisions, Wrap.class::isInstance))
        .or(() -> dueSignature(decisions))
        .orElseGet(() -> harmless(decisions, first));
  }

  private static Optional<OutgoingDecision> same(List<OutgoingDecision> decisions) {
    Variant variant = decisions.get(0).variant();
    return decisions.stream().allMatch(decision -> decision.variant() == variant)
        ? dueSignature(decisions).or(() -> Optional.of(decisions.get(0)))
        : Optional.empty();
  }

  private static boolean keepsWhatIsDue(OutgoingDecision decision) {
    return decision instanceof Pass pass && pass.isDue();
  }

  private static Optional<OutgoingDecision> dueSignature(List<OutgoingDecision> decisions) {
    return first(decisions, decision -> decision instanceof Sign sign && sign.isDue());
  }

  private static OutgoingDecision harmless(
      List<OutgoingDecision> decisions, OutgoingDecision first) {
    boolean hasExplicit = decisions.stream().anyMatch(d -> is(d, OutgoingRule.O_6));
    boolean isStripped =
        decisions.stream()
            .anyMatch(d -> d instanceof Strip || (d instanceof Sign sign && sign.stripsFirst()));
    Ruling ruling = new Ruling("O-2", ONE_REPLY + first.ruling().because());
    return isStripped && !hasExplicit ? new Strip(ruling) : new Pass(ruling, false);
  }

  private static boolean is(OutgoingDecision decision, OutgoingRule rule) {
    return decision.ruling().rule().equals(rule.id());
  }

  private static Optional<OutgoingDecision> first(
      List<OutgoingDecision> decisions, Predicate<OutgoingDecision> such) {
    return decisions.stream().filter(such).findFirst();
  }
}
