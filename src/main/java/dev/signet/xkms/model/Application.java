package dev.signet.xkms.model;

/**
 * Protocols that a key is used with: those of XKMS 2.0 section 3.4.2 and one of our own; others are
 * legal and kept as plain URIs.
 */
public enum Application implements WireName {
  /** Identifier: URL of the XKMS service's SOAP role. */
  XKMS("http://www.w3.org/2002/03/xkms#"),
  /** Identifier: as for {@link #XKMS}. */
  XKMS_PROFILE("http://www.w3.org/2002/03/xkms#profile"),
  /** Identifier: mail address (RFC 5322 addr-spec). */
  SMIME("urn:ietf:rfc:2633"),
  /** Identifier: mail address. */
  PGP("urn:ietf:rfc:2440"),
  /** Identifier: URI of the certificate subject. */
  TLS("urn:ietf:rfc:2246"),
  /** Identifier: DNS name of the HTTP server. */
  TLS_HTTPS("urn:ietf:rfc:2818"),
  /** Identifier: DNS name of the mail server. */
  TLS_SMTP("urn:ietf:rfc:2487"),
  /** Identifier: IP address. */
  IPSEC("urn:ietf:rfc:2401"),
  /** Identifier: distinguished name of the certificate subject. */
  PKIX("urn:ietf:rfc:2459"),
  /**
   * Identifier: domain name of a key that speaks for a whole domain. This service's own word; XKMS
   * 2.0 has none for it.
   */
  SIGNET_DOMAIN("https://signet.dev/xkms/application/domain");

  private final String uri;

  Application(String uri) {
    this.uri = uri;
  }

  @Override
  public String uri() {
    return uri;
  }
}
