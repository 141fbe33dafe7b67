package dev.signet.pki.revocation.crl;

import dev.signet.pki.extension.RevocationReason;
import java.time.Instant;

/**
 * What a list says about one certificate (RFC 5280 section 5.3).
 *
 * @param since the revocation date, or the date since which the issuer itself holds the certificate
 *     invalid where that is earlier (section 5.3.2)
 * @param reason unspecified where the list gives none or a code without a meaning
 */
public record Entry(Instant since, RevocationReason reason) {

  /** Whether it says that a hold was lifted (section 5.3.1). */
  public boolean isLifted() {
    return reason == RevocationReason.REMOVE_FROM_CRL;
  }

  /** Whether it stands for ever: all but a hold and the lifting of one (section 5.3.1). */
  public boolean isFinal() {
    return !isLifted() && reason != RevocationReason.CERTIFICATE_HOLD;
  }

  /** The one of two that takes away more: final before hold before lifted, then the earlier. */
  Entry stronger(Entry other) {
    if (weight() != other.weight()) {
      return weight() > other.weight() ? this : other;
    }
    return other.since.isBefore(since) ? other : this;
  }

  private int weight() {
    if (isLifted()) {
      return 0;
    }
    return isFinal() ? 2 : 1;
  }
}
