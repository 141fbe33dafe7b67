package dev.signet.pki.path;

/** On what a trusted verdict rests; the kinds are never mixed. */
public enum TrustKind {
  /** A path of certificates up to an anchor (RFC 5280 section 6). */
  PKIX,
  /** The asked certificate is an anchor of the policy itself. */
  ANCHOR,
  /** The operator has named this very certificate, which issues nothing. */
  DIRECT
}
