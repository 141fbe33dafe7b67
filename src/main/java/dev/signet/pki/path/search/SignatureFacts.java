package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.certificate.Remembered;
import dev.signet.pki.certificate.SignatureCheck;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Whether a key has signed a certificate, remembered over questions; safe for many threads.
 *
 * <p>What strangers bring is remembered apart from what the policy knows, and leaves apart from
 * authorities, so that no amount of strangers' certificates makes a known authority be checked
 * again.
 */
public final class SignatureFacts {

  /** More edges than the largest bridge has; about 50 MB when full. */
  private static final int POOLED = 262_144;

  private static final int STRANGERS = 16_384;
  private static final int LEAVES = 4_096;

  private final Remembered<Link, Boolean> pooled = new Remembered<>(POOLED);
  private final Remembered<Link, Boolean> strangers = new Remembered<>(STRANGERS);
  private final Remembered<Link, Boolean> leaves = new Remembered<>(LEAVES);
  private final SignatureCheck signatures;

  public SignatureFacts(SignatureCheck signatures) {
    this.signatures = signatures;
  }

  /** One question: did this key sign that certificate? */
  private record Link(Fingerprint key, Fingerprint certificate) {}

  Optional<Boolean> known(Fingerprint key, Certificate issued, boolean isPooled) {
    return room(issued, isPooled).get(new Link(key, issued.fingerprint()));
  }

  /**
   * Checks the signature and remembers what came of it.
   *
   * @param fingerprint of {@code key}
   */
  boolean check(PublicKey key, Fingerprint fingerprint, Certificate issued, boolean isPooled) {
    boolean verified = signatures.verifies(issued.x509(), key);
    room(issued, isPooled).put(new Link(fingerprint, issued.fingerprint()), verified);
    return verified;
  }

  private Remembered<Link, Boolean> room(Certificate issued, boolean isPooled) {
    if (isPooled) {
      return pooled;
    }
    return issued.isAuthority() ? strangers : leaves;
  }
}
