package dev.signet.pki.revocation.ocsp.answer;

import dev.signet.pki.extension.RevocationReason;
import java.time.Instant;

/** What is said about a certificate (RFC 6960 section 2.2). */
public sealed interface Statement {

  /** It is not revoked. */
  record Good() implements Statement {}

  /** It was revoked. */
  record Revoked(Instant since, RevocationReason reason) implements Statement {

    /** Whether it cannot be taken back: only a hold is lifted again (RFC 5280 section 5.3.1). */
    public boolean isFinal() {
      return reason != RevocationReason.CERTIFICATE_HOLD
          && reason != RevocationReason.REMOVE_FROM_CRL;
    }
  }

  /** The responder does not know it. */
  record Unknown() implements Statement {}
}
