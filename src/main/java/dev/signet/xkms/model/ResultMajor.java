package dev.signet.xkms.model;

/** How a request ended, or that it has not ended yet (XKMS 2.0 section 3.3.1). */
public enum ResultMajor implements WireName {
  /** The operation succeeded. */
  SUCCESS("Success"),
  /** The protocol version of the request is not supported. */
  VERSION_MISMATCH("VersionMismatch"),
  /** An error due to the message that was sent. */
  SENDER("Sender"),
  /** An error at the receiver. */
  RECEIVER("Receiver"),
  /** Not acted upon: to be sent again with the given nonce (section 2.6). */
  REPRESENT("Represent"),
  /** Accepted, the result follows asynchronously (section 2.5). */
  PENDING("Pending");

  private final String uri;

  ResultMajor(String word) {
    this.uri = Namespaces.XKMS + word;
  }

  @Override
  public String uri() {
    return uri;
  }
}
