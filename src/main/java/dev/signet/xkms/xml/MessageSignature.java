package dev.signet.xkms.xml;

import java.security.PublicKey;
import java.util.Set;
import org.w3c.dom.Document;

/**
 * The enveloped signature of a whole message (XKMS 2.0 section 3.1.1): one Reference to the Id of the document element, that
 * element is the one processed, no second element carries an Id of the same value.
 */
public final class MessageSignature {
  private final AlgorithmProfile profile;

  public MessageSignature(AlgorithmProfile profile) {
    this.profile = profile;
  }

  /** Verifies with the key that the signature itself gives in ds:KeyInfo (key value or certificate). */
  public SignatureFinding verify(Document message) {
    throw new UnsupportedOperationException("not built yet " + profile);
  }

  /** Verifies, and only with one of {@code pinned}. */
  public SignatureFinding verify(Document message, Set<PublicKey> pinned) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Signs in place: the signature becomes the first child of the document element. */
  public void sign(Document message, SigningIdentity identity) {
    throw new UnsupportedOperationException("not built yet");
  }
}
