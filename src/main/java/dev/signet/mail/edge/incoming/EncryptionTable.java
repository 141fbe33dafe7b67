package dev.signet.mail.edge.incoming;

import dev.signet.mail.edge.Ruling;
import dev.signet.mail.edge.incoming.EncryptionFacts.Observed;
import dev.signet.mail.edge.incoming.EncryptionFacts.Protocol;
import dev.signet.mail.edge.incoming.IncomingDecision.Accept;
import dev.signet.policy.EncryptionPolicy;
import java.util.List;

/**
 * Table I-3: whether a message keeps the EncryptionPolicy of its author's domain
 * (draft-hallambaker-entity-00 section 4.5: what is missing is told, what is too much is refused).
 */
public final class EncryptionTable {
  private EncryptionTable() {}

  /** Whether the message is let in, as far as one protocol goes. */
  public static IncomingDecision decide(EncryptionFacts facts) {
    if (facts.isRequired() && facts.observed() == Observed.NOT_APPLIED) {
      return missing(facts);
    }
    boolean isTooMuch =
        facts.policy() == EncryptionPolicy.NEVER && facts.observed() == Observed.APPLIED;
    if (isTooMuch && isHeldAgainst(facts)) {
      return tooMuch(facts);
    }
    return new Accept(
        new Ruling("I-3", "the policy for " + name(facts.protocol()) + " is kept or open"),
        List.of());
  }

  private static boolean isHeldAgainst(EncryptionFacts facts) {
    return facts.protocol() == Protocol.SMIME || facts.settings().enforcesTlsNever();
  }

  private static IncomingDecision missing(EncryptionFacts facts) {
    Ruling ruling =
        new Ruling(
            "E-1",
            IncomingTable.named(facts.author())
                + " requires "
                + name(facts.protocol())
                + " encryption ("
                + facts.policy().word()
                + "), and there is none");
    return new Accept(ruling, List.of(new Violation(ruling, Violation.Without.ACCEPTED)));
  }

  private static IncomingDecision tooMuch(EncryptionFacts facts) {
    String rule = facts.protocol() == Protocol.SMIME ? "E-2" : "E-3";
    String words =
        IncomingTable.named(facts.author())
            + " declares that its mail is never encrypted with "
            + name(facts.protocol());
    return new Offence(rule, words, facts.settings().refusals().reply("550 5.7.1", words, rule))
        .judged(facts.exemption());
  }

  private static String name(Protocol protocol) {
    return protocol == Protocol.TLS ? "TLS" : "S/MIME";
  }
}
