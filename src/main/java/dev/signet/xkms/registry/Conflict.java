package dev.signet.xkms.registry;

/** A change that was not made, because of what the registry already holds. */
public final class Conflict extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Kind {
    /** A message with the same Id was carried out before. */
    REPEATED_MESSAGE,
    /** The shared secret has no use left, has expired or was withdrawn. */
    SECRET_SPENT,
    /** The key is registered for somebody else, or was revoked. */
    KEY_TAKEN,
    /** The binding does not exist any more or is in another state than assumed. */
    CHANGED_MEANWHILE
  }

  private final Kind kind;

  public Conflict(Kind kind, String because) {
    super(because);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
