package dev.signet.xkms.xkrss;

import dev.signet.xkms.model.Operation;
import dev.signet.xkms.xkrss.RegistrationFacts.Asker;
import dev.signet.xkms.xkrss.RegistrationFacts.Possession;
import dev.signet.xkms.xkrss.RegistrationFacts.Subject;
import dev.signet.xkms.xkrss.prototype.Soundness.Kind;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The rules of X-KRSS, first match first (XKMS 2.0 sections 3.3.1, 6 and 7).
 *
 * <p>What the message says by itself comes first, for it tells a stranger nothing. What the
 * registry holds comes after who asks, so that only who has a right to know it is told. Operators
 * are asked last, so that they see only what would be carried out, and no stranger fills their
 * queue.
 */
public enum RegistrationRule {
  R1(Ruling.NOT_SUPPORTED, "the operation is switched off here", f -> !f.offered()),
  R2(Ruling.MALFORMED, "", f -> f.message().kind() == Kind.MALFORMED),
  R3(Ruling.REFUSED, "", f -> f.message().kind() == Kind.AGAINST_RULES),
  R4(
      Ruling.MALFORMED,
      "a revocation is authorised by a revocation code or by an authentication, not by both",
      f -> f.asker() == Asker.TWO_WAYS),
  R5(Ruling.NO_AUTHENTICATION, "who asks was not established", f -> f.asker() == Asker.DENIED),
  R6(
      Ruling.REFUSED,
      "a private key is encrypted with a shared secret, and none was shown",
      f -> f.handsOutKey() && (f.asker() == Asker.KEY_HOLDER || f.asker() == Asker.CODE_HOLDER)),
  R7(
      Ruling.PROOF_REQUIRED,
      "the proof of possession is missing",
      f -> f.possession() == Possession.MISSING),
  R8(
      Ruling.PROOF_REQUIRED,
      "the proof of possession does not verify with the key of this binding",
      f -> f.possession() == Possession.FAILED),
  R9(
      Ruling.REFUSED,
      "the key is registered already, or was revoked",
      f -> f.subject() == Subject.TAKEN),
  R10(
      Ruling.NO_AUTHENTICATION,
      "there is no such binding to revoke",
      f -> f.subject() == Subject.UNKNOWN && f.operation() == Operation.REVOKE),
  R11(Ruling.REFUSED, "there is no such binding", f -> f.subject() == Subject.UNKNOWN),
  R12(
      Ruling.REFUSED,
      "the binding has other names or uses, and those do not change",
      f -> f.subject() == Subject.STATED_OTHERWISE),
  R13(
      Ruling.REFUSED,
      "the binding was revoked, and that is for good",
      f -> f.subject() == Subject.REVOKED && f.operation() == Operation.REISSUE),
  R14(Ruling.REFUSED, "the private key is not kept here", f -> f.subject() == Subject.NOT_ESCROWED),
  R15(Ruling.NOT_SYNCHRONOUS, "operators have to approve this first", f -> f.approval().isDue()),
  R16(Ruling.CARRY_OUT, "everything that is needed holds", f -> true);

  /** What a rule leads to. */
  public enum Ruling {
    CARRY_OUT("Success"),
    MALFORMED("Sender/Failure"),
    REFUSED("Sender/Refused"),
    NOT_SUPPORTED("Sender/MessageNotSupported"),
    NO_AUTHENTICATION("Sender/NoAuthentication"),
    PROOF_REQUIRED("Sender/ProofOfPossessionRequired"),
    NOT_SYNCHRONOUS("Receiver/NotSynchronous");

    private final String words;

    Ruling(String words) {
      this.words = words;
    }

    /** The result code in words. */
    public String words() {
      return words;
    }
  }

  private final Ruling ruling;
  private final String because;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Predicate<RegistrationFacts> applies;

  RegistrationRule(Ruling ruling, String because, Predicate<RegistrationFacts> applies) {
    this.ruling = ruling;
    this.because = because;
    this.applies = applies;
  }

  /** The rule that decides on these facts. */
  public static RegistrationRule on(RegistrationFacts facts) {
    return Arrays.stream(values())
        .filter(rule -> rule.applies.test(facts))
        .findFirst()
        .orElseThrow();
  }

  public Ruling ruling() {
    return ruling;
  }

  /** One sentence that says why, on these facts. */
  public String because(RegistrationFacts facts) {
    return because.isEmpty() ? facts.message().because() : because;
  }
}
