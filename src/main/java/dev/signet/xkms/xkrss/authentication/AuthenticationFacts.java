package dev.signet.xkms.xkrss.authentication;

/**
 * What was found about the evidence that came with a request.
 *
 * @param binding what became of the KeyBindingAuthentication
 * @param bearer what became of the NotBoundAuthentication
 * @param sameSecret whether both lead to one secret; says nothing unless both are secrets that hold
 * @param locked whether one of the names is locked after too many failures
 */
public record AuthenticationFacts(
    Signed binding, Bearer bearer, boolean sameSecret, boolean locked) {

  /** What became of a KeyBindingAuthentication (XKMS 2.0 section 7.1.4). */
  public enum Signed {
    /** There is none. */
    ABSENT,
    /** A MAC that verifies with a usable secret that covers every name. */
    SECRET,
    /** A MAC that verifies with no such secret. */
    WRONG_SECRET,
    /** A signature that verifies with a registered key that has a right over the names. */
    KEY,
    /** A signature that does not verify, or by a key without such a right. */
    WRONG_KEY
  }

  /** What became of a NotBoundAuthentication (XKMS 2.0 section 7.1.5). */
  public enum Bearer {
    /** There is none. */
    ABSENT,
    /** The text of a usable secret that covers every name. */
    SECRET,
    /** Not such a text. */
    WRONG_SECRET,
    /** It came over a channel that others can read. */
    OVERHEARD,
    /** Its Protocol is not known here. */
    UNKNOWN_PROTOCOL
  }

  /** True if somebody may have guessed at a secret. */
  boolean isGuess() {
    return binding == Signed.WRONG_SECRET || bearer == Bearer.WRONG_SECRET;
  }

  /** True if a secret was shown, right or wrong: only what can be guessed is locked. */
  boolean showsSecret() {
    return isGuess() || binding == Signed.SECRET || bearer == Bearer.SECRET;
  }
}
