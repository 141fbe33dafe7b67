package dev.signet.mail.edge.outgoing;

import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.outgoing.OutgoingFacts.OwnKey;
import dev.signet.mail.edge.outgoing.OutgoingFacts.Submission;
import dev.signet.mail.edge.outgoing.OutgoingFacts.Wish;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.policy.AuthenticationPolicy;
import java.util.Arrays;
import java.util.function.Predicate;

/** The rows of table O-1, first match first (draft-hallambaker-entity-00 sections 2.1.2, 4.4). */
public enum OutgoingRule {
  O_1("this edge does not act for this sender", f -> f.submission() != Submission.OURS),
  O_3("the message is encrypted", f -> f.shape() == Shape.ENCRYPTED),
  O_3A(
      "the domain declares that its mail is never signed, and this message is",
      f -> f.own() == AuthenticationPolicy.NEVER && is(f, ExistingSignature::isAligned)),
  O_4(
      "an automatic message, and no policy demands a signature",
      f -> f.signature().isEmpty() && f.isAutomatic() && isOpen(f.own())),
  O_5(
      "the receiver is known not to cope with signed mail",
      f ->
          is(f, ExistingSignature::isExplicit)
              && f.receiver().program() == ReceiverSupport.NO
              && f.settings().stripsExplicit()
              && !f.mayBeDue()),
  O_6A(
      "the policy demands a signature, and the one on the message will not satisfy it",
      f -> f.isDue() && is(f, signature -> !signature.satisfies())),
  O_6("an explicit signature is left alone", f -> is(f, ExistingSignature::isExplicit)),
  O_7("the signature is welcome or needed", f -> is(f, s -> isWelcome(f, s))),
  O_8(
      "an opportunistic signature, and nobody is known to cope with it",
      f -> f.signature().isPresent()),
  O_9("the user asks for a signature", f -> f.wish() == Wish.SIGN),
  O_10(
      "the domain declares that its mail is never signed",
      f -> f.own() == AuthenticationPolicy.NEVER),
  O_11(
      "the domain declares that its mail is always signed",
      f -> f.own() == AuthenticationPolicy.ALWAYS),
  O_12(
      "the domain signs for servers that advertise SMIME, and the next hop does",
      f -> f.own() == AuthenticationPolicy.EHLO && f.receiver().edge().isAdvertised()),
  O_13(
      "the domain signs for servers that advertise SMIME, and the next hop does not",
      f ->
          f.own() == AuthenticationPolicy.EHLO && f.receiver().edge() == NextHopSupport.KNOWN_NONE),
  O_14(
      "the domain signs for servers that advertise SMIME, and the next hop could not be asked",
      f -> f.own() == AuthenticationPolicy.EHLO),
  O_15("a signature is not wanted", OutgoingRule::isUnwanted),
  O_16(
      "a signature is welcome at the other side",
      f -> isWelcome(f.receiver()) && f.key() == OwnKey.VALID),
  O_18("nothing calls for a signature", f -> true);

  private final String because;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Predicate<OutgoingFacts> applies;

  OutgoingRule(String because, Predicate<OutgoingFacts> applies) {
    this.because = because;
    this.applies = applies;
  }

  /** The rule that decides on these facts. */
  public static OutgoingRule on(OutgoingFacts facts) {
    return Arrays.stream(values())
        .filter(rule -> rule.applies.test(facts))
        .findFirst()
        .orElseThrow();
  }

  /** As documents write it: {@code O-3a}. */
  public String id() {
    return name().replace('_', '-').replace("A", "a");
  }

  /** One sentence. */
  public String because() {
    return because;
  }

  /** Whether a signature helps the receiver, and nothing is known against it. */
  static boolean isWelcome(OutgoingFacts.Receiver receiver) {
    return receiver.edge() == NextHopSupport.KNOWN_ALL || receiver.program() == ReceiverSupport.YES;
  }

  static boolean isUnwanted(OutgoingFacts facts) {
    return facts.wish() == Wish.NONE || facts.receiver().isNeverSigned();
  }

  private static boolean isWelcome(OutgoingFacts facts, ExistingSignature signature) {
    return isWelcome(facts.receiver())
        || signature.isForReceiver()
        || (signature.satisfies() && (facts.mayBeDue() || facts.wish() == Wish.SIGN));
  }

  private static boolean isOpen(AuthenticationPolicy own) {
    return own == AuthenticationPolicy.UNDEFINED || own == AuthenticationPolicy.NEVER;
  }

  private static boolean is(OutgoingFacts facts, Predicate<ExistingSignature> such) {
    return facts.signature().filter(such).isPresent();
  }
}
