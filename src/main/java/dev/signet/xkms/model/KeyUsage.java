package dev.signet.xkms.model;

/** What a key may be used for; a closed enumeration (XKMS 2.0 section 3.4). */
public enum KeyUsage implements WireName {
  /** Encrypting data or keys. */
  ENCRYPTION("Encryption"),
  /** Signing. */
  SIGNATURE("Signature"),
  /** Key agreement. */
  EXCHANGE("Exchange");

  private final String uri;

  KeyUsage(String word) {
    this.uri = Namespaces.XKMS + word;
  }

  @Override
  public String uri() {
    return uri;
  }
}
