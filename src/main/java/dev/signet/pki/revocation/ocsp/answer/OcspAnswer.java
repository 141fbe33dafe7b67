package dev.signet.pki.revocation.ocsp.answer;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Fingerprint;
import java.util.Optional;

/** An OCSP response, read once (RFC 6960 section 4.2.1). Nothing in it is believed yet. */
public final class OcspAnswer {

  /**
   * Largest accepted answer in octets: three certificates with post-quantum signatures fit, a whole
   * directory does not.
   */
  public static final int MAX_OCTETS = 64 * 1024;

  private final Fingerprint content;
  private final AnswerStatus status;
  private final Optional<BasicAnswer> basic;

  OcspAnswer(Fingerprint content, AnswerStatus status, Optional<BasicAnswer> basic) {
    this.content = content;
    this.status = status;
    this.basic = basic;
  }

  /**
   * Reads exactly one response of at most {@value #MAX_OCTETS} octets, nothing behind it.
   *
   * @throws MalformedOcspAnswer if that is not what they are
   */
  public static OcspAnswer read(Octets octets) throws MalformedOcspAnswer {
    return AnswerReader.read(octets);
  }

  /** Of all octets. */
  public Fingerprint content() {
    return content;
  }

  public AnswerStatus status() {
    return status;
  }

  /** What it says, when it is successful and of the basic type. */
  public Optional<BasicAnswer> basic() {
    return basic;
  }
}
