package dev.signet.xkms;

/** When results are signed. */
public enum ResultSigning {
  /** Every result, errors included. */
  ALWAYS,
  /** The answer to a signed request, and to one that asks for RequestSignatureValue. */
  ON_REQUEST,
  /** No result; the channel has to authenticate the service. */
  NEVER
}
