package dev.signet.mail.edge.incoming;

import dev.signet.entity.DomainName;
import dev.signet.policy.EncryptionPolicy;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * All that table I-3 is decided on, for one protocol.
 *
 * @param protocol TLS or S/MIME; others are never evaluated
 * @param author domain of the author
 * @param policy of that domain for this protocol
 * @param isAdvertised the listener offers it: STARTTLS, or SMIME
 * @param hasKeyService our own domain publishes a key service by SRV
 * @param observed whether it was applied
 * @param exemptions as in table I-1
 */
public record EncryptionFacts(
    Protocol protocol,
    Optional<DomainName> author,
    EncryptionPolicy policy,
    boolean isAdvertised,
    boolean hasKeyService,
    Observed observed,
    Set<Exemption> exemptions,
    IncomingSettings settings) {
  public EncryptionFacts {
    Set<Exemption> copy = EnumSet.noneOf(Exemption.class);
    copy.addAll(exemptions);
    exemptions = java.util.Collections.unmodifiableSet(copy);
  }

  /** What encrypts. */
  public enum Protocol {
    TLS,
    SMIME
  }

  /** What was seen. */
  public enum Observed {
    APPLIED,
    NOT_APPLIED,
    /** For example behind a front that does not tell. */
    UNKNOWN
  }

  /** Whether the author's domain says that this very message is encrypted. */
  boolean isRequired() {
    return switch (policy) {
      case ALWAYS -> true;
      case EHLO -> isAdvertised;
      case XKMS -> hasKeyService;
      case NEVER, UNDEFINED -> false;
    };
  }

  /** The exemption that counts: the first in order. */
  Optional<Exemption> exemption() {
    return exemptions.stream().findFirst();
  }
}
