package dev.signet.mail.edge.outgoing;

import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.Ruling;
import dev.signet.mail.edge.outgoing.ExistingSignature.Standing;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Defer;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Pass;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Reject;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Sign;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Strip;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Wrap;
import dev.signet.mail.edge.outgoing.OutgoingFacts.OwnKey;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.SignatureOrigin.Addressee;
import dev.signet.mail.smime.SignatureOrigin.Maker;
import dev.signet.mail.smime.SignatureOrigin.Mode;
import dev.signet.policy.AuthenticationPolicy;
import java.util.Optional;
import java.util.Set;

/** Table O-1: what an outgoing edge does with a message for one recipient. */
public final class OutgoingTable {
  /** What our signature says unless a user asked for it: a policy is not a user's wish. */
  static final SignatureOrigin OPPORTUNISTIC =
      new SignatureOrigin(
          Mode.OPPORTUNISTIC, Optional.of(Maker.OUTGOING_EDGE), Set.of(Addressee.INCOMING_EDGE));

  static final SignatureOrigin EXPLICIT =
      new SignatureOrigin(Mode.EXPLICIT, Optional.of(Maker.OUTGOING_EDGE), Set.of());

  private static final String KEY_BAD = "the key service does not vouch for our own key";
  private static final String KEY_UNKNOWN = "our own key cannot be checked now";

  private final OutgoingFacts facts;
  private final OutgoingRule rule;

  private OutgoingTable(OutgoingFacts facts) {
    this.facts = facts;
    this.rule = OutgoingRule.on(facts);
  }

  /** What becomes of the message. */
  public static OutgoingDecision decide(OutgoingFacts facts) {
    OutgoingDecision decision = new OutgoingTable(facts).decision();
    return facts.shape() == Shape.MALFORMED
        ? OutgoingGuards.unsignable(decision, facts.settings().refusals())
        : decision;
  }

  private OutgoingDecision decision() {
    return switch (rule) {
      case O_1, O_3, O_4, O_10, O_15, O_18 -> new Pass(ruling(), false);
      case O_3A -> facts.signature().orElseThrow().isExplicit() ? neverSigned() : stripped();
      case O_5 -> new Strip(ruling());
      case O_6A -> unsatisfying();
      case O_6, O_7 -> new Pass(ruling(), facts.isDue());
      case O_8 -> facts.settings().stripsOpportunistic() ? stripped() : new Pass(ruling(), false);
      case O_9 -> asked();
      case O_11, O_12 -> due();
      case O_13 -> unlessUnwanted();
      case O_14 -> unknown();
      case O_16 -> new Sign(ruling(), OPPORTUNISTIC, false, false);
    };
  }

  /** Off with the signature, and on as a message that never had one. */
  private OutgoingDecision stripped() {
    OutgoingDecision then = decide(facts.stripped());
    return then.match(
        new OutgoingDecision.Cases<OutgoingDecision>(
            pass -> new Strip(then(pass)),
            strip -> new Strip(then(strip)),
            sign -> new Sign(then(sign), sign.origin(), sign.isDue(), true),
            wrap -> wrap,
            reject -> new Reject(then(reject), reject.reply()),
            defer -> new Defer(then(defer), defer.reply())));
  }

  private Ruling then(OutgoingDecision later) {
    boolean isPlain = later instanceof Pass;
    return isPlain
        ? ruling("it is taken off; then " + later.ruling().rule())
        : later.ruling().after(ruling());
  }

  private OutgoingDecision unsatisfying() {
    if (facts.settings().wraps()) {
      return facts.key() == OwnKey.VALID
          ? new Wrap(ruling("ours goes around it"), OPPORTUNISTIC)
          : deferForKey();
    }
    ExistingSignature signature = facts.signature().orElseThrow();
    return signature.isAligned() && signature.standing() == Standing.UNKNOWN
        ? defer("451 4.7.5", "the key of the signature on the message cannot be checked now")
        : reject("550 5.7.1", "the signature on the message will not satisfy receivers");
  }

  private OutgoingDecision asked() {
    if (facts.own() == AuthenticationPolicy.NEVER) {
      return neverSigned();
    }
    return switch (facts.key()) {
      case VALID -> new Sign(ruling(), EXPLICIT, true, false);
      case INVALID -> reject("550 5.7.5", KEY_BAD);
      case UNKNOWN -> defer("451 4.7.5", KEY_UNKNOWN);
    };
  }

  private OutgoingDecision due() {
    return facts.key() == OwnKey.VALID
        ? new Sign(ruling(), OPPORTUNISTIC, true, false)
        : deferForKey();
  }

  private OutgoingDecision unlessUnwanted() {
    return !OutgoingRule.isUnwanted(facts)
            && facts.receiver().program() == ReceiverSupport.YES
            && facts.key() == OwnKey.VALID
        ? new Sign(ruling("but the receiver copes with it"), OPPORTUNISTIC, false, false)
        : new Pass(ruling(), false);
  }

  private OutgoingDecision unknown() {
    return facts.settings().signsUnknown() && facts.key() == OwnKey.VALID
        ? new Sign(ruling(), OPPORTUNISTIC, true, false)
        : defer("451 4.4.1", "the next hop cannot be asked now whether it advertises SMIME");
  }

  private OutgoingDecision neverSigned() {
    return reject("550 5.7.1", "the domain of the author declares that its mail is never signed");
  }

  private OutgoingDecision deferForKey() {
    return defer("451 4.7.5", facts.key() == OwnKey.INVALID ? KEY_BAD : KEY_UNKNOWN);
  }

  private OutgoingDecision reject(String status, String words) {
    return new Reject(ruling(words), facts.settings().refusals().reply(status, words, rule.id()));
  }

  private OutgoingDecision defer(String status, String words) {
    return new Defer(ruling(words), facts.settings().refusals().reply(status, words, rule.id()));
  }

  private Ruling ruling() {
    return new Ruling(rule.id(), rule.because());
  }

  private Ruling ruling(String more) {
    return new Ruling(rule.id(), rule.because() + "; " + more);
  }
}
