package dev.signet.pki.certificate;

/** Bytes that are no certificate; the message says what is wrong with them. */
public final class MalformedCertificate extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedCertificate(String message) {
    super(message);
  }

  public MalformedCertificate(String message, Throwable cause) {
    super(message, cause);
  }
}
