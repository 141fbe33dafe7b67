package dev.signet.xkms.xml.signature;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.keyinfo.Keys;
import java.security.Key;
import java.security.PublicKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.w3c.dom.Element;

/** Verifies a signature that the {@link SignatureGate} let through, with Santuario. */
final class SignatureCheck {
  /** Octets of a MAC key: derivations of XKMS 8.1 have 20. */
  private static final int MIN_MAC_KEY = 16;

  private final AlgorithmProfile profile;

  SignatureCheck(AlgorithmProfile profile) {
    this.profile = profile;
  }

  /**
   * Returns normally if the signature holds.
   *
   * @throws NotReadable if it does not, or the key does not fit or is too weak
   */
  void verify(SignatureGate.Admitted signature, PublicKey key) {
    PublicKey ours = Keys.ours(key);
    if (!signature.method().accepts(ours, profile)) {
      throw new NotReadable("the key is too weak, or not of the kind that the method needs");
    }
    verifyWith(signature, ours);
  }

  /**
   * As above, with a MAC key.
   *
   * @throws NotReadable as above
   */
  void verify(SignatureGate.Admitted signature, Octets macKey) {
    if (signature.method().family() != SignatureMethod.Family.MAC) {
      throw new NotReadable("the signature is not a MAC");
    }
    if (macKey.length() < MIN_MAC_KEY) {
      throw new NotReadable("the MAC key is too short");
    }
    verifyWith(signature, new SecretKeySpec(macKey.toByteArray(), signature.method().jca()));
  }

  private static void verifyWith(SignatureGate.Admitted signature, Key key) {
    if (!holds(signature, key)) {
      throw new NotReadable("the signature does not verify");
    }
  }

  private static boolean holds(SignatureGate.Admitted signature, Key key) {
    try {
      return open(signature).checkSignatureValue(key);
    } catch (XMLSecurityException | RuntimeException e) {
      return false;
    }
  }

  private static XMLSignature open(SignatureGate.Admitted signature) throws XMLSecurityException {
    Canonical.init();
    Element element = signature.element();
    return switch (signature.method().family()) {
      case MAC, RSA -> new XMLSignature(element, "", true);
      case EC, ED25519 -> new XMLSignature(element, "", true, Keys.BOUNCY_CASTLE);
    };
  }
}
