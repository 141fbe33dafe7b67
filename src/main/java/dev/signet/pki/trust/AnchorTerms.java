package dev.signet.pki.trust;

/**
 * How far the operator trusts an anchor.
 *
 * @param issues whether it may stand at the end of a path as the issuer of what is below it
 * @param isPinned whether it is trusted when it is itself what was asked about (direct trust)
 * @param constrained whether the constraints in its certificate bind the path (RFC 5937)
 * @param dated whether the validity of its certificate binds the path
 */
public record AnchorTerms(boolean issues, boolean isPinned, boolean constrained, boolean dated) {

  /** A name and a key, and nothing else of its certificate (RFC 5280 section 6.1.1(d)). */
  public static final AnchorTerms PLAIN = new AnchorTerms(true, true, false, false);

  /** A certificate that speaks for itself alone and issues nothing. */
  public static final AnchorTerms PINNED = new AnchorTerms(false, true, false, true);

  public AnchorTerms withConstraints() {
    return new AnchorTerms(issues, isPinned, true, dated);
  }

  public AnchorTerms withDates() {
    return new AnchorTerms(issues, isPinned, constrained, true);
  }
}
