package dev.signet.xkms.xkrss;

import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.xkrss.RegistrationFacts.Asker;
import dev.signet.xkms.xkrss.authentication.Authenticated;
import dev.signet.xkms.xkrss.authentication.Requestor;

/**
 * Where a request is let through or refused: applies the {@link RegistrationRule}s as facts come to
 * light.
 */
final class Gate {

  private static final String SOURCE = "XKMS 2.0 section 7";

  private Gate() {}

  /** Lets through what no rule stops on what is known so far. */
  static void pass(RegistrationFacts facts) throws Refused {
    pass(facts, "");
  }

  /** Lets a requestor through whose right was established. */
  static Requestor pass(RegistrationFacts facts, Authenticated verdict) throws Refused {
    String denied = verdict.match(granted -> "", no -> " (" + no.because() + ")");
    pass(facts.with(asker(verdict)), denied);
    return verdict.match(
        Authenticated.Granted::requestor,
        no -> {
          throw new IllegalStateException("a rule stops every requestor that was denied");
        });
  }

  static Asker asker(Authenticated verdict) {
    return verdict.match(granted -> asker(granted.requestor()), denied -> Asker.DENIED);
  }

  private static Asker asker(Requestor requestor) {
    return requestor.match(s -> Asker.SECRET_HOLDER, k -> Asker.KEY_HOLDER, c -> Asker.CODE_HOLDER);
  }

  /**
   * The answer to a change that the registry did not make (docs: what two requests at once, or one
   * twice, lead to).
   */
  static Refused refusal(Conflict conflict) {
    String because = conflict.kind() + ": " + conflict.getMessage();
    return switch (conflict.kind()) {
      case KEY_TAKEN, REPEATED_MESSAGE ->
          Refusal.of(ResultMajor.SENDER, ResultMinor.REFUSED, because);
      case SECRET_SPENT -> Refusal.noAuthentication(because);
      case CHANGED_MEANWHILE -> Refusal.of(ResultMajor.RECEIVER, ResultMinor.FAILURE, because);
    };
  }

  private static void pass(RegistrationFacts facts, String detail) throws Refused {
    RegistrationRule rule = RegistrationRule.on(facts);
    String because = rule + ": " + rule.because(facts) + detail;
    switch (rule.ruling()) {
      case CARRY_OUT -> {}
      case MALFORMED -> throw Refusal.malformed(SOURCE, because);
      case REFUSED -> throw Refusal.of(ResultMajor.SENDER, ResultMinor.REFUSED, because);
      case NOT_SUPPORTED -> throw Refusal.notSupported(because);
      case NO_AUTHENTICATION -> throw Refusal.noAuthentication(because);
      case PROOF_REQUIRED -> throw Refusal.proofRequired(because);
      case NOT_SYNCHRONOUS ->
          throw Refusal.notSynchronous(Deferral.approval(because, facts.approval().needed()));
    }
  }
}
