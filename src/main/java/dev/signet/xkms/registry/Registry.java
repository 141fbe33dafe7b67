package dev.signet.xkms.registry;

import dev.signet.xkms.model.Octets;
import java.util.Optional;

/**
 * The book of key bindings. Each change is durable when the method returns, and made completely or
 * not at all.
 */
public interface Registry extends KeySource {

  /**
   * Enters a new binding.
   *
   * @param privateKey an escrowed private key, already encrypted, if there is one
   * @throws Conflict if the same key is registered already (unless for the very same uses and
   *     active: then KEY_TAKEN too), the message was carried out before, or the secret is spent
   */
  void register(RegisteredBinding binding, Optional<Octets> privateKey, Change change)
      throws Conflict;

  /**
   * Replaces validity and certificates of an active binding; earlier certificates stay known for
   * look-ups by revocation. What it was done on is remembered with the binding for good.
   *
   * @throws Conflict REPEATED_MESSAGE too if the binding was reissued on the same evidence before
   */
  void reissue(RegisteredBinding binding, Change change) throws Conflict;

  /**
   * Revokes a binding; revoking a revoked one is no conflict and keeps the first time and reason.
   */
  void revoke(String bindingId, BindingState.Revoked revocation, Change change) throws Conflict;

  /** The escrowed private key of a binding, still encrypted. */
  Optional<Octets> escrowedKey(String bindingId);
}
