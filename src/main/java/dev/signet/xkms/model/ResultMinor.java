package dev.signet.xkms.model;

/** What lies behind a {@link ResultMajor} (XKMS 2.0 section 3.3.1). */
public enum ResultMinor implements WireName {
  /** No key binding matches the query. */
  NO_MATCH("NoMatch"),
  /** More matches than the response limit. */
  TOO_MANY_RESPONSES("TooManyResponses"),
  /** Only part of the requested information could be given. */
  INCOMPLETE("Incomplete"),
  /** Attempted and failed. */
  FAILURE("Failure"),
  /** Not attempted. */
  REFUSED("Refused"),
  /** Necessary authentication information is wrong or missing. */
  NO_AUTHENTICATION("NoAuthentication"),
  /** The receiver does not implement the operation. */
  MESSAGE_NOT_SUPPORTED("MessageNotSupported"),
  /** No pending request has this ResponseId. */
  UNKNOWN_RESPONSE_ID("UnknownResponseId"),
  /** The requestor has to offer the two-phase protocol. */
  REPRESENT_REQUIRED("RepresentRequired"),
  /** This request cannot be answered synchronously. */
  NOT_SYNCHRONOUS("NotSynchronous"),
  /** An optional element of the request is not supported. */
  OPTIONAL_ELEMENT_NOT_SUPPORTED("OptionalElementNotSupported"),
  /** The proof of possession is missing or does not verify. */
  PROOF_OF_POSSESSION_REQUIRED("ProofOfPossessionRequired"),
  /** The service does not answer for other times than now. */
  TIME_INSTANT_NOT_SUPPORTED("TimeInstantNotSupported"),
  /** The service cannot answer for this time. */
  TIME_INSTANT_OUT_OF_RANGE("TimeInstantOutOfRange");

  private final String uri;

  ResultMinor(String word) {
    this.uri = Namespaces.XKMS + word;
  }

  @Override
  public String uri() {
    return uri;
  }
}
