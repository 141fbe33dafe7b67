package dev.signet.pki.revocation.ocsp.judge;

import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;

/**
 * An answer, and how it was come by.
 *
 * @param origin for a person
 */
public record Heard(OcspAnswer answer, String origin, NonceEcho nonce) {

  public static Heard offered(OcspAnswer answer) {
    return new Heard(answer, "offered", NonceEcho.NONE_SENT);
  }
}
