package dev.signet.xkms.xkrss.prototype;

import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sound prototype, with everything in it that this service would override already overridden.
 *
 * @param key empty: to be generated
 * @param usage empty: everything that the key can do
 * @param names each once, 1 or more
 * @param revocationCodeIdentifier 20 octets
 */
public record Wish(
    Optional<PublicKey> key,
    Set<KeyUsage> usage,
    List<UseKeyWith> names,
    ValidityInterval validity,
    Optional<Octets> revocationCodeIdentifier) {

  public Wish {
    usage = Set.copyOf(usage);
    names = List.copyOf(names);
  }
}
