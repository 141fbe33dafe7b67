package dev.signet.xkms.xml;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.util.Optional;

/**
 * What a requestor signs the key binding of its request with while it is written.
 *
 * @param macKey derived from a limited-use shared secret (XKMS 2.0 section 8.1):
 *     KeyBindingAuthentication by HMAC
 * @param authenticationKey a registered key: KeyBindingAuthentication by digital signature
 * @param possessed the key to be registered: ProofOfPossession
 */
public record RequestCredentials(
    Optional<Octets> macKey,
    Optional<SigningIdentity> authenticationKey,
    Optional<SigningIdentity> possessed) {
  public static final RequestCredentials NONE =
      new RequestCredentials(Optional.empty(), Optional.empty(), Optional.empty());
}
