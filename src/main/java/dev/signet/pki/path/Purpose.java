package dev.signet.pki.path;

/** What the asker means to do with the key. */
public enum Purpose {
  /** No particular use: usage extensions are not looked at. */
  ANY,
  /** Anything about mail: only extended usage is looked at (RFC 8550 section 4.4.4). */
  MAIL,
  /** Verify signatures on mail (RFC 8550 section 4.4). */
  SIGN_MAIL,
  /** Encrypt mail to the holder (RFC 8550 section 4.4). */
  ENCRYPT_MAIL,
  /** Talk to a TLS server (RFC 5280 section 4.2.1.12). */
  TLS_SERVER
}
