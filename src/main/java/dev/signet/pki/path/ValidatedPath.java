package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Anchor;
import java.util.List;
import java.util.Set;

/**
 * Proof that a path was found to be trustworthy: only validation makes one, so that holding it
 * needs no flag.
 */
public final class ValidatedPath {

  private final PathQuestion question;
  private final List<Certificate> certificates;
  private final Ending ending;

  /** Where the path ends, and what it is good for. */
  record Ending(Anchor anchor, TrustKind trust, Set<String> policies) {
    Ending {
      policies = Set.copyOf(policies);
    }
  }

  ValidatedPath(PathQuestion question, List<Certificate> certificates, Ending ending) {
    this.question = question;
    this.certificates = List.copyOf(certificates);
    this.ending = ending;
  }

  /** Leaf first; the anchor's certificate last when it is known. */
  public List<Certificate> certificates() {
    return certificates;
  }

  /** What was asked: this path proves nothing about another purpose or time. */
  public PathQuestion question() {
    return question;
  }

  public Certificate leaf() {
    return certificates.get(0);
  }

  public Anchor anchor() {
    return ending.anchor;
  }

  /** Whether a path, or the certificate itself, is what is trusted. */
  public TrustKind trust() {
    return ending.trust;
  }

  /** user-constrained-policy-set (RFC 5280 section 6.1.6). */
  public Set<String> policies() {
    return ending.policies;
  }
}
