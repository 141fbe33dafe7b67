package dev.signet.pki.revocation.ocsp;

/**
 * An answer, and how it was come by.
 *
 * @param origin for a person
 */
record Heard(OcspAnswer answer, String origin, NonceEcho nonce) {

  static Heard offered(OcspAnswer answer) {
    return new Heard(answer, "offered", NonceEcho.NONE_SENT);
  }
}
