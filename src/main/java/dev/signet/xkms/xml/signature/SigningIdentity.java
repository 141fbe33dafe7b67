package dev.signet.xkms.xml.signature;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.keyinfo.Keys;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;

/**
 * A key that signs messages and what is said about it in ds:KeyInfo.
 *
 * @param certificates DER, leaf first; empty: the key value is given instead
 */
public record SigningIdentity(
    PrivateKey privateKey, PublicKey publicKey, List<Octets> certificates) {
  public SigningIdentity {
    // Imported once, for signing is on the way of every answer.
    privateKey = Keys.ours(privateKey);
    publicKey = Keys.ours(publicKey);
    certificates = List.copyOf(certificates);
  }
}
