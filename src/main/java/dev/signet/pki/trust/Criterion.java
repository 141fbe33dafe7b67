package dev.signet.pki.trust;

/** The questions that a trust verdict answers; the first four are the reasons of XKMS. */
public enum Criterion {
  /** The signatures on the certificates of the path verify. */
  SIGNATURE,
  /** A path that keeps the rules of RFC 5280 leads to an anchor of the policy. */
  ISSUER_TRUST,
  /** The asked time lies inside the validity of every certificate of the path. */
  VALIDITY_INTERVAL,
  /** No certificate of the path was withdrawn by then. */
  REVOCATION_STATUS,
  /** The certificate may be used for the asked purpose. */
  KEY_USAGE,
  /** The certificate is bound to whom it was asked about. */
  IDENTITY
}
