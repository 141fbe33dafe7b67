package dev.signet.mail.edge.incoming;

import dev.signet.mail.edge.Ruling;
import dev.signet.mail.smtp.Reply;
import java.util.List;
import java.util.Optional;

/**
 * What would be answered to a message that does not keep a policy, were it not exempt.
 *
 * @param words also in the reply
 */
record Offence(String rule, String words, Reply reply) {

  /** Holds the offence against the message, or not. */
  IncomingDecision judged(Optional<Exemption> exemption) {
    return exemption.map(this::forgiven).orElseGet(this::punished);
  }

  private IncomingDecision punished() {
    Ruling ruling = new Ruling(rule, words);
    return reply.isTransient()
        ? new IncomingDecision.Defer(ruling, reply)
        : new IncomingDecision.Reject(ruling, reply);
  }

  private IncomingDecision forgiven(Exemption exemption) {
    Violation.Without without =
        reply.isTransient() ? Violation.Without.DEFERRED : Violation.Without.REJECTED;
    return new IncomingDecision.Accept(
        new Ruling(rule, words + "; accepted all the same: " + exemption.words()),
        List.of(new Violation(new Ruling(rule, words), without)));
  }
}
