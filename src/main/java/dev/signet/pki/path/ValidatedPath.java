package dev.signet.pki.path;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Proof that a path was found to be trustworthy: only validation makes one, so that holding it
 * needs no flag.
 */
public final class ValidatedPath {

  private final List<X509Certificate> certificates;
  private final PathQuestion question;

  ValidatedPath(List<X509Certificate> certificates, PathQuestion question) {
    this.certificates = List.copyOf(certificates);
    this.question = question;
  }

  /** Leaf first; the anchor's certificate last when it is known. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /** What was asked: this path proves nothing about another purpose or time. */
  public PathQuestion question() {
    return question;
  }

  public X509Certificate leaf() {
    return certificates.get(0);
  }
}
