package dev.signet.pki.revocation.ocsp.answer;

/** Octets that are no OCSP response. */
public final class MalformedOcspAnswer extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedOcspAnswer(String because) {
    super(because);
  }

  public MalformedOcspAnswer(String because, Throwable cause) {
    super(because, cause);
  }
}
