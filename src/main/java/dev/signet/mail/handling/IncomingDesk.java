package dev.signet.mail.handling;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.finding.SignatureClass;
import dev.signet.mail.edge.incoming.EncryptionFacts;
import dev.signet.mail.edge.incoming.EncryptionFacts.Observed;
import dev.signet.mail.edge.incoming.EncryptionFacts.Protocol;
import dev.signet.mail.edge.incoming.EncryptionTable;
import dev.signet.mail.edge.incoming.Exemption;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.edge.incoming.IncomingFacts;
import dev.signet.mail.edge.incoming.IncomingTable;
import dev.signet.mail.smtp.Envelope;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.PolicyFinding;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Puts the facts about one incoming message together and has them judged. */
final class IncomingDesk {
  private final IncomingTerms terms;
  private final Passage passage;
  private final Inspection inspection;
  private final boolean isForwarded;
  private final boolean isOutOfPatience;

  /**
   * @param isForwarded it came through a forwarder that is trusted
   * @param isOutOfPatience it has been deferred for as long as may be
   */
  IncomingDesk(IncomingTerms terms, Passage passage, Inspection inspection, Standing standing) {
    this.terms = terms;
    this.passage = passage;
    this.inspection = inspection;
    this.isForwarded = standing.isForwarded();
    this.isOutOfPatience = standing.isOutOfPatience();
  }

  /** What is known of a message beside its content. */
  record Standing(boolean isForwarded, boolean isOutOfPatience) {}

  private Optional<DomainName> author() {
    return inspection
        .finding()
        .author()
        .map(MailAddress::domain)
        .or(() -> inspection.policy().map(PolicyFinding::domain));
  }

  private DomainPolicy policy() {
    return inspection.policy().map(PolicyFinding::policy).orElse(DomainPolicy.UNDEFINED);
  }

  /** Tables I-1 and I-3, for one recipient. */
  IncomingDecision decision(Envelope.Recipient recipient) {
    Set<Exemption> exemptions = exemptions(recipient);
    IncomingFacts facts =
        new IncomingFacts(
            inspection.finding().signature(),
            author(),
            policy().authentication(DomainPolicy.SMIME),
            inspection.policy().filter(PolicyFinding.Unavailable.class::isInstance).isPresent(),
            passage.isAdvertised(),
            isOutOfPatience,
            exemptions,
            terms.incoming());
    return IncomingTable.decide(facts)
        .and(encryption(Protocol.TLS, DomainPolicy.TLS, tls(), exemptions))
        .and(encryption(Protocol.SMIME, DomainPolicy.SMIME, enveloped(), exemptions));
  }

  private IncomingDecision encryption(
      Protocol protocol, String word, Observed observed, Set<Exemption> exemptions) {
    return EncryptionTable.decide(
        new EncryptionFacts(
            protocol,
            author(),
            policy().encryption(word),
            protocol == Protocol.SMIME && passage.isAdvertised(),
            terms.publishesKeyService(),
            observed,
            exemptions,
            terms.incoming()));
  }

  private Observed tls() {
    if (passage.peer().tlsVersion().isPresent()) {
      return Observed.APPLIED;
    }
    return passage.isTlsKnown() ? Observed.NOT_APPLIED : Observed.UNKNOWN;
  }

  private Observed enveloped() {
    return inspection.finding().signature() == SignatureClass.ENCRYPTED
        ? Observed.APPLIED
        : Observed.NOT_APPLIED;
  }

  private Set<Exemption> exemptions(Envelope.Recipient recipient) {
    Set<Exemption> exemptions = EnumSet.noneOf(Exemption.class);
    add(exemptions, Exemption.AUTHENTICATED, passage.peer().login().isPresent());
    add(exemptions, Exemption.TRUSTED_RELAY, terms.trustedRelays().has(passage.peer().address()));
    add(exemptions, Exemption.EXEMPT_RECIPIENT, terms.exempt().has(recipient));
    add(exemptions, Exemption.TRUSTED_FORWARDER, isForwarded);
    add(exemptions, Exemption.DOMAIN_MONITORS, policy().isMonitored());
    add(
        exemptions,
        Exemption.WE_MONITOR,
        !author().map(terms::enforces).orElse(terms.isEnforced()));
    add(exemptions, Exemption.AFTER_QUEUE, terms.isAfterQueue());
    return exemptions;
  }

  private static void add(Set<Exemption> exemptions, Exemption exemption, boolean applies) {
    if (applies) {
      exemptions.add(exemption);
    }
  }
}
