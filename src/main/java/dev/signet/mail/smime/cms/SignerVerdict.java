package dev.signet.mail.smime.cms;

/**
 * Leaves a judgement early: the reason why a signer's signature does not hold, or cannot be told.
 */
final class SignerVerdict extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean broken;

  private SignerVerdict(boolean broken, String because) {
    super(because, null, false, false);
    this.broken = broken;
  }

  static SignerVerdict broken(String because) {
    return new SignerVerdict(true, because);
  }

  static SignerVerdict unjudged(String because) {
    return new SignerVerdict(false, because);
  }

  boolean isBroken() {
    return broken;
  }

  String because() {
    return String.valueOf(getMessage());
  }
}
