package dev.signet.xkms.xkrss;

import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.xkrss.RegistrationFacts.Possession;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Whether the requestor has the private key of the binding (XKMS 2.0 section 7.1.6): verified with
 * the key of the key binding, never with a key that the signature itself names.
 */
final class ProofOfPossession {

  private ProofOfPossession() {}

  static Possession check(Optional<BindingSignature> proof, PublicKey key, boolean demanded) {
    if (proof.isEmpty()) {
      return demanded ? Possession.MISSING : Possession.NOT_NEEDED;
    }
    boolean holds = !proof.get().isMac() && proof.get().verifyWith(key).holds();
    return holds ? Possession.PROVEN : Possession.FAILED;
  }
}
