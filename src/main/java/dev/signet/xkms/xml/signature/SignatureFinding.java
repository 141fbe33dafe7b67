package dev.signet.xkms.xml.signature;

import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import java.security.PublicKey;
import java.util.function.Function;

/** What became of a message's signature. */
public sealed interface SignatureFinding {

  /** The message carries no ds:Signature. */
  record NotSigned() implements SignatureFinding {}

  /**
   * The signature covers the whole message element and verifies with {@code key}. Whose key that
   * is, is not said.
   *
   * @param keyInfo what the signature says about the key
   * @param value the signature value, for RequestSignatureValue
   */
  record Verified(PublicKey key, KeyInfo keyInfo, Octets value) implements SignatureFinding {}

  /** There is a signature and it does not hold, or it is of a kind that is not admitted. */
  record Broken(String because) implements SignatureFinding {}

  /** Takes the finding apart. */
  default <T> T match(
      Function<NotSigned, T> notSigned,
      Function<Verified, T> verified,
      Function<Broken, T> broken) {
    if (this instanceof NotSigned n) {
      return notSigned.apply(n);
    }
    if (this instanceof Verified v) {
      return verified.apply(v);
    }
    return broken.apply((Broken) this);
  }
}
