package dev.signet.registration;

import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.SharedSecret;
import java.time.Instant;
import java.util.List;

/**
 * What an operator may see of a shared secret afterwards.
 *
 * @param usesLeft 0 when spent or withdrawn
 * @param usable whether something can still be registered with it
 */
public record IssuedSecret(
    String id, List<UseKeyWith> names, int usesLeft, Instant notOnOrAfter, boolean usable) {
  public IssuedSecret {
    names = List.copyOf(names);
  }

  static IssuedSecret of(SharedSecret secret, Instant now) {
    return new IssuedSecret(
        secret.id(),
        secret.names(),
        secret.usesLeft(),
        secret.notOnOrAfter(),
        secret.isUsableAt(now));
  }
}
