package dev.signet.pki.revocation.crl;

/** Bytes that are no revocation list; the message says what is wrong with them. */
public final class MalformedList extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedList(String message) {
    super(message);
  }

  public MalformedList(String message, Throwable cause) {
    super(message, cause);
  }
}
