package dev.signet.pki.path.rule;

/** Where in a path a certificate stands. */
public enum Place {
  /** The certificate that is asked about. */
  LEAF,
  /** A certificate between the leaf and the anchor. */
  AUTHORITY
}
