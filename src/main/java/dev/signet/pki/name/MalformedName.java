package dev.signet.pki.name;

/** Bytes that are no name of the expected form; the message says what is wrong with them. */
public final class MalformedName extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MalformedName(String message) {
    super(message);
  }

  public MalformedName(String message, Throwable cause) {
    super(message, cause);
  }
}
