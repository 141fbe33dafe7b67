package dev.signet.xkms.exchange.load;

import dev.signet.xkms.model.Operation;

/** Requests that wait for the same things, and so become slow together. */
public enum WorkClass {
  /** Locate, Pending, Status: the registry, and keys that others publish. */
  LOOK_UP,
  /** Validate: besides, what others say about revocation. */
  JUDGING,
  /** Register, Reissue, Revoke, Recover: changes of the registry. */
  CHANGE,
  /** Compound: any of them, many at once. */
  COMPOUND;

  /** The class of an operation. */
  public static WorkClass of(Operation operation) {
    return switch (operation) {
      case LOCATE, PENDING, STATUS -> LOOK_UP;
      case VALIDATE -> JUDGING;
      case REGISTER, REISSUE, REVOKE, RECOVER -> CHANGE;
      case COMPOUND -> COMPOUND;
    };
  }
}
