package dev.signet.xkms.ledger;

import dev.signet.xkms.model.Octets;
import java.time.Instant;

/** Which nonces were used up, on whatever node (XKMS 2.0 section 2.6). */
public interface SpentNonces {

  /**
   * Spends a nonce.
   *
   * @param handle digest of the nonce
   * @param goodUntil until when it has to be remembered
   * @return false if it was spent before; of several at once exactly one gets true
   */
  boolean spend(Octets handle, Instant goodUntil);

  /** Forgets what had to be remembered until then; says how many. */
  int forgetBefore(Instant time);
}
