package dev.signet.pki.issuance;

import java.io.IOException;

/**
 * The stored authority is half there, unreadable or contradicts itself; the message names the file
 * and the way out.
 */
public final class UnusableAuthority extends IOException {

  private static final long serialVersionUID = 1L;

  public UnusableAuthority(String message) {
    super(message);
  }

  public UnusableAuthority(String message, Throwable cause) {
    super(message, cause);
  }
}
