package dev.signet.mail.edge.incoming;

import dev.signet.entity.DomainName;
import dev.signet.mail.edge.Ruling;
import dev.signet.mail.edge.finding.SignatureClass;
import dev.signet.mail.edge.incoming.IncomingDecision.Accept;
import dev.signet.policy.AuthenticationPolicy;
import java.util.List;
import java.util.Optional;

/** Table I-1: whether a message keeps the AuthenticationPolicy of its author's domain. */
public final class IncomingTable {
  private static final String RULE = "I-1";

  private final IncomingFacts facts;

  private IncomingTable(IncomingFacts facts) {
    this.facts = facts;
  }

  /** Whether the message is let in. */
  public static IncomingDecision decide(IncomingFacts facts) {
    IncomingTable table = new IncomingTable(facts);
    return table
        .offence()
        .map(offence -> offence.judged(facts.exemption()))
        .orElseGet(table::accepted);
  }

  private boolean hasWaited() {
    return facts.signature() == SignatureClass.TEMP && facts.isDue() && facts.isOutOfPatience();
  }

  private IncomingDecision accepted() {
    String rule = hasWaited() ? "V-7" : RULE;
    return new Accept(new Ruling(rule, facts.signature().words() + "; " + policy()), List.of());
  }

  private String policy() {
    if (facts.isPolicyUnavailable()) {
      return "the policy of the author's domain cannot be looked up now";
    }
    if (hasWaited()) {
      return "it has waited long enough";
    }
    return facts.isDue()
        ? "the author's domain requires a signature (" + facts.policy().word() + ")"
        : "the author's domain demands nothing that is missing (" + facts.policy().word() + ")";
  }

  private Optional<Offence> offence() {
    if (facts.isPolicyUnavailable()) {
      return facts.settings().needsPolicy()
          ? offence("V-8", "451 4.4.3", "the policy of %s cannot be looked up now")
          : Optional.empty();
    }
    if (facts.policy() == AuthenticationPolicy.NEVER) {
      return signedAlthoughNever();
    }
    return facts.isDue() ? missing() : Optional.empty();
  }

  private Optional<Offence> signedAlthoughNever() {
    return switch (facts.signature()) {
      case AUTHOR, DOMAIN, UNLISTED ->
          offence("V-4", "550 5.7.1", "%s declares that its mail is never signed with S/MIME");
      default -> Optional.empty();
    };
  }

  private Optional<Offence> missing() {
    String due = "%s requires an S/MIME signature (" + facts.policy().word() + ")";
    return switch (facts.signature()) {
      case NONE, PARTIAL -> offence("V-1", "550 5.7.1", due);
      case OTHER -> offence("V-2", "550 5.7.1", due + " of its own");
      case UNLISTED -> offence("V-3", "550 5.7.1", due + " with a key that it lists");
      case BAD -> offence("V-5", "550 5.7.7", due + ", and this one is not valid");
      case PERM, MALFORMED -> offence("V-6", "550 5.7.5", due + ", and this one cannot be judged");
      case TEMP -> unjudged(due + ", and this one cannot be judged now");
      case AUTHOR, DOMAIN, ENCRYPTED, UNVERIFIED -> Optional.empty();
    };
  }

  private Optional<Offence> unjudged(String words) {
    if (!facts.isOutOfPatience()) {
      return offence("V-7", "451 4.7.5", words);
    }
    return facts.settings().rejectsAtLast()
        ? offence("V-7", "550 5.7.5", words + ", nor for hours before")
        : Optional.empty();
  }

  private Optional<Offence> offence(String rule, String status, String pattern) {
    String words = String.format(pattern, named(facts.author()));
    return Optional.of(
        new Offence(rule, words, facts.settings().refusals().reply(status, words, rule)));
  }

  static String named(Optional<DomainName> author) {
    return "author domain" + author.map(domain -> " " + domain.value()).orElse("");
  }
}
