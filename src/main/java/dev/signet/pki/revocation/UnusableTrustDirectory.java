package dev.signet.pki.revocation;

import java.io.IOException;

/**
 * A trust directory that is refused as a whole; the message names the file and what is wrong with
 * it.
 */
public final class UnusableTrustDirectory extends IOException {

  private static final long serialVersionUID = 1L;

  public UnusableTrustDirectory(String message) {
    super(message);
  }

  public UnusableTrustDirectory(String message, Throwable cause) {
    super(message, cause);
  }
}
