package dev.signet.pki.trust.file;

import java.io.IOException;

/**
 * A set of policies that is refused as a whole; the message names the file, the line where there is
 * one, what is wrong and what would do.
 */
public final class UnusablePolicy extends IOException {

  private static final long serialVersionUID = 1L;

  public UnusablePolicy(String message) {
    super(message);
  }

  public UnusablePolicy(String message, Throwable cause) {
    super(message, cause);
  }

  static UnusablePolicy at(Place place, String complaint) {
    return new UnusablePolicy(place + ": " + complaint);
  }
}
