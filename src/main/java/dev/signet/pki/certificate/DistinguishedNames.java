package dev.signet.pki.certificate;

import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Distinguished names as people write them. */
public final class DistinguishedNames {

  private DistinguishedNames() {}

  /** Reads a name of at most 4,096 characters; empty when no accepted spelling fits. */
  public static Optional<X500Principal> parse(String text) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Whether a written name means {@code name}, read from either end. */
  public static boolean matches(String text, X500Principal name) {
    throw new UnsupportedOperationException("not built yet");
  }
}
