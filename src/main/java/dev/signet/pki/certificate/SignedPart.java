package dev.signet.pki.certificate;

import dev.signet.pki.Octets;
import java.nio.ByteBuffer;

/**
 * A signed part of something large: nothing is copied, the memory of {@code content} is shared and
 * must not change.
 */
public final class SignedPart {

  private final Octets algorithm;
  private final ByteBuffer content;
  private final Octets signature;

  /**
   * @param algorithm AlgorithmIdentifier in DER (RFC 5280 section 4.1.1.2)
   */
  public SignedPart(Octets algorithm, ByteBuffer content, Octets signature) {
    this.algorithm = algorithm;
    this.content = content.duplicate();
    this.signature = signature;
  }

  /** AlgorithmIdentifier in DER. */
  public Octets algorithm() {
    return algorithm;
  }

  ByteBuffer content() {
    return content.duplicate();
  }

  Octets signature() {
    return signature;
  }
}
