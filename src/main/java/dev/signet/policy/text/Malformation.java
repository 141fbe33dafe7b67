package dev.signet.policy.text;

/** Why the whole text is no policy. */
final class Malformation extends Exception {
  private static final long serialVersionUID = 1L;

  Malformation(String because) {
    super(because);
  }

  PolicyReading reading() {
    return new PolicyReading.Malformed(String.valueOf(getMessage()));
  }
}
