package dev.signet.xkms.xkrss.prototype;

/**
 * Whether a prototype can be registered as it stands, by itself, before anybody asks who sent it.
 */
public enum Soundness {
  SOUND(Kind.SOUND, "the prototype can be registered"),
  NO_NAME(Kind.MALFORMED, "a key is registered for at least one UseKeyWith"),
  MALFORMED_NAME(Kind.MALFORMED, "a UseKeyWith Identifier is not a name of its Application"),
  NO_KEY(Kind.MALFORMED, "KeyInfo holds no key, and RespondWith does not ask for a generated one"),
  SEVERAL_KEYS(Kind.MALFORMED, "KeyInfo holds different keys"),
  UNREADABLE_KEY(Kind.MALFORMED, "KeyInfo holds a key or certificate that cannot be read"),
  MALFORMED_CODE_IDENTIFIER(Kind.MALFORMED, "RevocationCodeIdentifier has 20 octets"),
  PROOF_WITHOUT_KEY(
      Kind.MALFORMED, "a key that is still to be generated cannot be proven to be possessed"),
  TOO_MANY_NAMES(Kind.AGAINST_RULES, "too many UseKeyWith in one request"),
  NAME_NOT_ADMITTED(Kind.AGAINST_RULES, "this service does not register keys for this Application"),
  WEAK_KEY(Kind.AGAINST_RULES, "the key is too weak or of a kind that is not registered"),
  USAGE_IMPOSSIBLE(Kind.AGAINST_RULES, "the key can do nothing of what KeyUsage asks for"),
  TERM_TOO_SHORT(Kind.AGAINST_RULES, "too little would be left of the wished validity interval"),
  GENERATION_NOT_OFFERED(Kind.AGAINST_RULES, "this service does not generate keys for others");

  /** What kind of fault it is. */
  public enum Kind {
    SOUND,
    /** The message contradicts XKMS or itself. */
    MALFORMED,
    /** The message is fine, and this service does not do it. */
    AGAINST_RULES
  }

  private final Kind kind;
  private final String because;

  Soundness(Kind kind, String because) {
    this.kind = kind;
    this.because = because;
  }

  public Kind kind() {
    return kind;
  }

  /** One sentence about the requestor's own message; may be told. */
  public String because() {
    return because;
  }
}
