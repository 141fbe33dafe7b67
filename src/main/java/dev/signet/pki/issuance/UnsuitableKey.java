package dev.signet.pki.issuance;

/** A key that this authority does not certify, or not for the ordered use; the message says why. */
public final class UnsuitableKey extends Exception {

  private static final long serialVersionUID = 1L;

  public UnsuitableKey(String message) {
    super(message);
  }
}
