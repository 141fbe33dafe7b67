package dev.signet.mail.edge.incoming;

import dev.signet.entity.DomainName;
import dev.signet.mail.edge.finding.SignatureClass;
import dev.signet.policy.AuthenticationPolicy;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * All that table I-1 is decided on.
 *
 * @param signature what the message counts as
 * @param author domain of the author, if there is exactly one
 * @param policy of that domain; Undefined where there is none
 * @param isPolicyUnavailable DNS could not be asked, and nothing is kept from earlier
 * @param isAdvertised the listener offers SMIME, whether or not this client read it
 * @param isOutOfPatience the message was deferred for as long as is allowed
 * @param exemptions all that apply
 */
public record IncomingFacts(
    SignatureClass signature,
    Optional<DomainName> author,
    AuthenticationPolicy policy,
    boolean isPolicyUnavailable,
    boolean isAdvertised,
    boolean isOutOfPatience,
    Set<Exemption> exemptions,
    IncomingSettings settings) {
  public IncomingFacts {
    Set<Exemption> copy = EnumSet.noneOf(Exemption.class);
    copy.addAll(exemptions);
    exemptions = java.util.Collections.unmodifiableSet(copy);
  }

  /** Whether the author's domain says that this very message is signed. */
  boolean isDue() {
    return policy == AuthenticationPolicy.ALWAYS
        || (policy == AuthenticationPolicy.EHLO && isAdvertised);
  }

  /** The exemption that counts: the first in order. */
  Optional<Exemption> exemption() {
    return exemptions.stream().findFirst();
  }
}
