package dev.signet.xkms.xml.signature;

import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.keyinfo.Keys;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key ready to sign with. */
public final class Signer {
  private final SignatureMethod method;
  private final KeyInfo keyInfo;
  private final UnaryOperator<byte[]> value;

  private Signer(SignatureMethod method, KeyInfo keyInfo, UnaryOperator<byte[]> value) {
    this.method = method;
    this.keyInfo = keyInfo;
    this.value = value;
  }

  /** Gives the certificates, or the key value if there are none. */
  public static Signer of(SigningIdentity identity) {
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
  public static Signer of(Octets macKey) {
    SignatureMethod method = SignatureMethod.HMAC_SHA256;
    return new Signer(method, KeyInfo.EMPTY, octets -> mac(method, macKey, octets));
  }

  /** The same key without a word about it. */
  public Signer silent() {
    return new Signer(method, KeyInfo.EMPTY, value);
  }

  SignatureMethod method() {
    return method;
  }

  /** What the signature says about the key. */
  KeyInfo keyInfo() {
    return keyInfo;
  }

  /** The signature value of the octets of SignedInfo. */
  byte[] value(byte[] octets) {
    return value.apply(octets);
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
