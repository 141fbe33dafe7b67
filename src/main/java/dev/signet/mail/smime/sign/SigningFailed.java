package dev.signet.mail.smime.sign;

import java.io.IOException;

/** The key, or the token that keeps it, did not sign: a fault, not a property of the message. */
public final class SigningFailed extends IOException {
  private static final long serialVersionUID = 1;

  public SigningFailed(String because, Throwable cause) {
    super(because, cause);
  }
}
