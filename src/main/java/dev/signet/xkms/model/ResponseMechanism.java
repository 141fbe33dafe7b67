package dev.signet.xkms.model;

/** What kinds of answer a requestor copes with or asks for (XKMS 2.0 section 3.2.1). */
public enum ResponseMechanism implements WireName {
  /** An asynchronous answer is acceptable. */
  PENDING("Pending"),
  /** The two-phase protocol is acceptable. */
  REPRESENT("Represent"),
  /** The answer shall echo the signature value of the request. */
  REQUEST_SIGNATURE_VALUE("RequestSignatureValue");

  private final String uri;

  ResponseMechanism(String word) {
    this.uri = Namespaces.XKMS + word;
  }

  @Override
  public String uri() {
    return uri;
  }
}
