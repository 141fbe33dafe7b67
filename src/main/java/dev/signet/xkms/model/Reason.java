package dev.signet.xkms.model;

/** The four aspects of a key binding that a status speaks about (XKMS 2.0 section 5). */
public enum Reason implements WireName {
  /** The issuer of the information behind the binding is trustworthy. */
  ISSUER_TRUST("IssuerTrust"),
  /** The status was checked with an authoritative source. */
  REVOCATION_STATUS("RevocationStatus"),
  /** The time asked about lies in the validity interval. */
  VALIDITY_INTERVAL("ValidityInterval"),
  /** The signatures on the data behind the binding verify. */
  SIGNATURE("Signature");

  private final String uri;

  Reason(String word) {
    this.uri = Namespaces.XKMS + word;
  }

  @Override
  public String uri() {
    return uri;
  }
}
