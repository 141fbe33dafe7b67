package dev.signet.policy;

/** What a domain says about encryption of its mail (draft-hallambaker-entity-00 section 4.5). */
public enum EncryptionPolicy {
  /** Encrypted whenever the receiving server advertises support in its EHLO reply. */
  EHLO("EHLO"),
  /** Encrypted whenever the receiving domain advertises an XKMS service by SRV. */
  XKMS("XKMS"),
  ALWAYS("Always"),
  NEVER("Never"),
  /** May or may not be encrypted; also every word that is not known. */
  UNDEFINED("Undefined");

  private final String word;

  EncryptionPolicy(String word) {
    this.word = word;
  }

  /** The word as published. */
  public String word() {
    return word;
  }

  /** Reads a published word; whatever is not one, case included, is {@link #UNDEFINED}. */
  public static EncryptionPolicy of(String word) {
    for (EncryptionPolicy policy : values()) {
      if (policy.word.equals(word)) {
        return policy;
      }
    }
    return UNDEFINED;
  }
}
