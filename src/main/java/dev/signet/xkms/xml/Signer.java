package dev.signet.xkms.xml;

import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key ready to sign with.
 *
 * @param keyInfo what the signature says about the key
 * @param value from the octets of SignedInfo to the signature value
 */
record Signer(SignatureMethod method, KeyInfo keyInfo, UnaryOperator<byte[]> value) {

  /** Gives the certificates, or the key value if there are none. */
  static Signer of(SigningIdentity identity) {
    List<KeyDatum> certificates =
        identity.certificates().stream().<KeyDatum>map(KeyDatum.Certificate::new).toList();
    KeyInfo keyInfo =
        certificates.isEmpty()
            ? KeyInfo.of(new KeyDatum.Value(identity.publicKey()))
            : new KeyInfo(certificates);
    SignatureMethod method =
        SignatureMethod.preferredFor(identity.publicKey())
            .orElseThrow(() -> new IllegalArgumentException("a key that cannot sign messages"));
    return new Signer(method, keyInfo, octets -> sign(method, identity.privateKey(), octets));
  }

  /** A MAC; nothing is said about its key. */
  static Signer of(Octets macKey) {
    SignatureMethod method = SignatureMethod.HMAC_SHA256;
    return new Signer(method, KeyInfo.EMPTY, octets -> mac(method, macKey, octets));
  }

  /** The same key without a word about it. */
  Signer silent() {
    return new Signer(method, KeyInfo.EMPTY, value);
  }

  private static byte[] sign(SignatureMethod method, PrivateKey key, byte[] octets) {
    try {
      Signature signature =
          method.family() == SignatureMethod.Family.RSA
              ? Signature.getInstance(method.jca())
              : Signature.getInstance(method.jca(), Keys.BOUNCY_CASTLE);
      signature.initSign(key);
      signature.update(octets);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with this key", e);
    }
  }

  static byte[] mac(SignatureMethod method, Octets key, byte[] octets) {
    try {
      Mac mac = Mac.getInstance(method.jca());
      mac.init(new SecretKeySpec(key.toByteArray(), method.jca()));
      return mac.doFinal(octets);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot compute a MAC with this key", e);
    }
  }
}
