package dev.signet.mail.handling;

import dev.signet.entity.DomainName;
import dev.signet.mail.edge.outgoing.OutgoingSettings;
import dev.signet.mail.message.Header;
import dev.signet.mail.signing.Submitter;
import dev.signet.mail.smtp.Peer;
import dev.signet.policy.AuthenticationPolicy;
import java.util.Map;

/**
 * What an operator has decided about outgoing mail.
 *
 * @param own what our own domains declare
 * @param never receivers that get nothing signed by us unless it must be
 * @param believed where it may stand who submitted a message
 */
public record OutgoingTerms(
    Map<DomainName, AuthenticationPolicy> own,
    Addressees never,
    Submitter.Believed believed,
    OutgoingSettings settings) {
  public OutgoingTerms {
    own = Map.copyOf(own);
  }

  Submitter submitter(Peer peer, Header header) {
    return Submitter.of(peer, header, believed);
  }

  AuthenticationPolicy policyOf(DomainName domain) {
    return own.getOrDefault(domain, AuthenticationPolicy.UNDEFINED);
  }
}
