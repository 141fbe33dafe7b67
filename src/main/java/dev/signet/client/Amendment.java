package dev.signet.client;

import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.xml.RequestCredentials;
import java.util.List;
import java.util.Optional;

/**
 * An order about a binding that is registered already: to reissue, revoke or recover it (XKMS 2.0
 * sections 7.3 to 7.5).
 *
 * @param description which binding: by key, certificate or name
 * @param revocationCode authorises a revocation instead of {@code credentials}
 */
public record Amendment(
    BindingDescription description,
    RequestCredentials credentials,
    Optional<Octets> revocationCode) {

  /** Authorised by a secret or a key. */
  public static Amendment of(BindingDescription description, RequestCredentials credentials) {
    return new Amendment(description, credentials, Optional.empty());
  }

  /**
   * Authorised by the revocation code that follows from the owner's pass phrase; for revocations
   * only.
   */
  public static Amendment byRevocationCode(BindingDescription description, Octets code) {
    return new Amendment(description, RequestCredentials.NONE, Optional.of(code));
  }

  /**
   * The binding as a request carries it; its status has no meaning there and is sent as
   * Indeterminate.
   */
  KeyBinding binding(String id) {
    KeyStatus unstated =
        KeyStatus.reported(StatusValue.INDETERMINATE, List.of(), List.of(), List.of());
    return new KeyBinding(description.withId(id), Optional.empty(), unstated);
  }
}
