package dev.signet.xkms.registry;

import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key and what it is bound to, as registered here.
 *
 * @param id an XML Id, unique in the registry
 * @param keyUsage uses; empty means all that the key can do
 * @param certificates DER, leaf first; empty where none was issued
 * @param revocationCodeIdentifier recognises the code that may revoke this binding (XKMS 2.0
 *     section 8.1)
 */
public record RegisteredBinding(
    String id,
    PublicKey key,
    Set<KeyUsage> keyUsage,
    List<UseKeyWith> useKeyWith,
    ValidityInterval validity,
    BindingState state,
    List<Octets> certificates,
    Optional<Octets> revocationCodeIdentifier,
    Instant registeredAt) {

  public RegisteredBinding {
    keyUsage = Set.copyOf(keyUsage);
    useKeyWith = List.copyOf(useKeyWith);
    certificates = List.copyOf(certificates);
  }

  public boolean isRevoked() {
    return state instanceof BindingState.Revoked;
  }

  /** The same binding in another state. */
  public RegisteredBinding in(BindingState newState) {
    return new RegisteredBinding(
        id,
        key,
        keyUsage,
        useKeyWith,
        validity,
        newState,
        certificates,
        revocationCodeIdentifier,
        registeredAt);
  }

  /** The same binding, reissued. */
  public RegisteredBinding reissued(ValidityInterval newValidity, List<Octets> newCertificates) {
    return new RegisteredBinding(
        id,
        key,
        keyUsage,
        useKeyWith,
        newValidity,
        state,
        newCertificates,
        revocationCodeIdentifier,
        registeredAt);
  }
}
