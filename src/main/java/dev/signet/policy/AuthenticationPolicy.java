package dev.signet.policy;

/** What a domain says about signatures on its mail (draft-hallambaker-entity-00 section 4.4). */
public enum AuthenticationPolicy {
  /** Signed whenever the receiving server advertises support in its EHLO reply. */
  EHLO("EHLO"),
  ALWAYS("Always"),
  NEVER("Never"),
  /** May or may not be signed; also every word that is not known. */
  UNDEFINED("Undefined");

  private final String word;

  AuthenticationPolicy(String word) {
    this.word = word;
  }

  /** The word as published. */
  public String word() {
    return word;
  }

  /** Reads a published word; whatever is not one, case included, is {@link #UNDEFINED}. */
  public static AuthenticationPolicy of(String word) {
    for (AuthenticationPolicy policy : values()) {
      if (policy.word.equals(word)) {
        return policy;
      }
    }
    return UNDEFINED;
  }
}
