package dev.signet.xkms.model;

import java.util.Optional;

/**
 * A protocol and the subject's name in it: "this key is for S/MIME as alice@example.org" (XKMS 2.0
 * section 3.4.2).
 *
 * @param application an absolute URI, known ({@link Application}) or not
 * @param identifier the name in the syntax of that protocol; never empty
 */
public record UseKeyWith(String application, String identifier) {
  /**
   * The longest identifier that is accepted, in characters: a distinguished name is the longest
   * sensible one.
   */
  public static final int MAX_IDENTIFIER = 1024;

  public UseKeyWith {
    if (application.isBlank()) {
      throw new IllegalArgumentException("UseKeyWith without Application");
    }
    if (identifier.isBlank() || identifier.length() > MAX_IDENTIFIER) {
      throw new IllegalArgumentException(
          "UseKeyWith Identifier must have 1 to " + MAX_IDENTIFIER + " characters");
    }
  }

  public static UseKeyWith of(Application application, String identifier) {
    return new UseKeyWith(application.uri(), identifier);
  }

  /** The application if it is one of the registered ones. */
  public Optional<Application> known() {
    return WireName.find(Application.class, application);
  }
}
