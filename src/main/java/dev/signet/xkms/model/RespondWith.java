package dev.signet.xkms.model;

/** What a requestor wants to be told about a key (XKMS 2.0 section 3.2.3). */
public enum RespondWith implements WireName {
  /** ds:KeyName. */
  KEY_NAME("KeyName"),
  /** ds:KeyValue: the public key itself. */
  KEY_VALUE("KeyValue"),
  /** The X.509 certificate that authenticates the key. */
  X509_CERT("X509Cert"),
  /** The certificate chain. */
  X509_CHAIN("X509Chain"),
  /** A certificate revocation list. */
  X509_CRL("X509CRL"),
  /** ds:RetrievalMethod. */
  RETRIEVAL_METHOD("RetrievalMethod"),
  /** ds:PGPData. */
  PGP("PGP"),
  /** A collection of ds:PGPData. */
  PGP_WEB("PGPWeb"),
  /** ds:SPKIData. */
  SPKI("SPKI"),
  /** The encrypted private key; X-KRSS only. */
  PRIVATE_KEY("PrivateKey");

  private final String uri;

  RespondWith(String word) {
    this.uri = Namespaces.XKMS + word;
  }

  @Override
  public String uri() {
    return uri;
  }
}
