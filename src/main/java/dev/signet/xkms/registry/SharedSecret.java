package dev.signet.xkms.registry;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import java.time.Instant;
import java.util.List;

/**
 * A limited-use shared secret as this service keeps it: only what is derived from it (XKMS 2.0
 * section 8.1).
 *
 * @param id names it for the operator; not secret
 * @param authenticationKey derivation 0x01
 * @param encryptionKey derivation 0x04, 32 octets
 * @param names what may be registered with it; a request may name these and no others
 * @param usesLeft how often it can still be used; 0 when spent or withdrawn
 */
public record SharedSecret(
    String id,
    Octets authenticationKey,
    Octets encryptionKey,
    List<UseKeyWith> names,
    int usesLeft,
    Instant notOnOrAfter) {
  public SharedSecret {
    names = List.copyOf(names);
  }

  public boolean isUsableAt(Instant time) {
    return usesLeft > 0 && time.isBefore(notOnOrAfter);
  }
}
