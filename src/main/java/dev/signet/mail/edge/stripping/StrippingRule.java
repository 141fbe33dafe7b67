package dev.signet.mail.edge.stripping;

import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.finding.SignatureClass;
import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The rows of table I-2, first match first, for one layer (draft-hallambaker-entity-00 sections 2,
 * 2.1.3 and 3). Its first row, R-1, is about messages that have no layer.
 */
public enum StrippingRule {
  R_0(
      "every signature is taken off here, verified or not",
      true,
      (f, s) -> f.settings().stripsAll()),
  R_11(
      "nothing is changed while this edge monitors",
      false,
      (f, s) -> f.isMonitor() && !f.isAdvertised()),
  R_2(
      "the sender's edge signed for this edge",
      true,
      (f, s) -> s.isDomainSignature() && !s.isForReceiver() && s.signature().isGood()),
  R_3(
      "the receiver copes with signed mail",
      false,
      (f, s) -> isLeft(s) && f.receiver() == ReceiverSupport.YES),
  R_4(
      "the signature is meant for the receiver",
      false,
      (f, s) -> isLeft(s) && s.isForReceiver() && f.receiver() == ReceiverSupport.UNKNOWN),
  R_5(
      "the receiver is known not to cope with signed mail",
      true,
      (f, s) -> isSound(s) && f.receiver() == ReceiverSupport.NO),
  R_6(
      "an opportunistic signature, and nothing is known of the receiver",
      true,
      (f, s) -> isSound(s) && s.isOpportunistic() && f.isAdvertised()),
  R_7(
      "an explicit signature, and nothing is known of the receiver",
      f -> f.settings().stripsUnknown(),
      (f, s) -> isSound(s) && f.isAdvertised()),
  R_8(
      "the signature does not prove anything, so the message is delivered as unsigned",
      true,
      (f, s) -> !isSound(s) && f.isAdvertised()),
  R_9("the signature does not prove anything", false, (f, s) -> !isSound(s)),
  R_10("nothing calls for a change", false, (f, s) -> true);

  private final String because;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Predicate<StrippingFacts> strips;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final BiPredicate<StrippingFacts, LayerFacts> applies;

  StrippingRule(
      String because,
      Predicate<StrippingFacts> strips,
      BiPredicate<StrippingFacts, LayerFacts> applies) {
    this.because = because;
    this.strips = strips;
    this.applies = applies;
  }

  StrippingRule(String because, boolean strips, BiPredicate<StrippingFacts, LayerFacts> applies) {
    this(because, f -> strips, applies);
  }

  /** The rule that decides on a layer. */
  static StrippingRule on(StrippingFacts facts, LayerFacts layer) {
    return Arrays.stream(values())
        .filter(rule -> rule.applies.test(facts, layer))
        .findFirst()
        .orElseThrow();
  }

  /** Whether the layer goes. */
  boolean strips(StrippingFacts facts) {
    return strips.test(facts);
  }

  /** As documents write it: {@code R-6}. */
  public String id() {
    return name().replace('_', '-');
  }

  /** One sentence. */
  public String because() {
    return because;
  }

  /** A signature with a good key, or one that nobody looked at. */
  private static boolean isSound(LayerFacts layer) {
    return layer.signature().isGood() || layer.signature() == SignatureClass.UNVERIFIED;
  }

  /** One that the receiver may still make something of, even if this edge cannot judge it. */
  private static boolean isLeft(LayerFacts layer) {
    return isSound(layer)
        || layer.signature() == SignatureClass.PERM
        || layer.signature() == SignatureClass.TEMP;
  }
}
