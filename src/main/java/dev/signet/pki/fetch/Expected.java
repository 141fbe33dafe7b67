package dev.signet.pki.fetch;

/** What is expected behind a URI. */
public enum Expected {
  /** One certificate or a bundle (RFC 5280 section 4.2.2.1). */
  CERTIFICATES("application/pkix-cert, application/pkcs7-mime;q=0.9, */*;q=0.1"),
  /** A revocation list (RFC 5280 section 4.2.1.13). */
  CRL("application/pkix-crl, */*;q=0.1"),
  /** An OCSP response (RFC 6960 appendix A). */
  OCSP("application/ocsp-response, */*;q=0.1"),
  /** An answer of a key service (XKMS 2.0 Part 2 section 3). */
  KEY_ANSWER("application/soap+xml, text/xml;q=0.9, application/xml;q=0.9");

  private final String accept;

  Expected(String accept) {
    this.accept = accept;
  }

  /** The Accept field; servers that do not know the type still answer. */
  String accept() {
    return accept;
  }
}
