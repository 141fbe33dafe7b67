package dev.signet.xkms;

import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SignatureFinding;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * How one endpoint checks signed requests and signs its results.
 *
 * @param identity the response-signing key; needed unless {@code mode} is {@link
 *     ResultSigning#NEVER}
 */
public record MessageProtection(
    MessageSignature signatures, ResultSigning mode, Optional<SigningIdentity> identity) {

  public MessageProtection {
    if (mode != ResultSigning.NEVER && identity.isEmpty()) {
      throw new IllegalArgumentException(
          "results are to be signed, but there is no key to sign with");
    }
  }

  SignatureFinding examine(Document request) {
    return signatures.verify(request);
  }

  /** Signs {@code result} in place where the mode says so. */
  void seal(Document result, boolean wished) {
    if (mode == ResultSigning.ALWAYS || (mode == ResultSigning.ON_REQUEST && wished)) {
      signatures.sign(result, identity.orElseThrow());
    }
  }
}
