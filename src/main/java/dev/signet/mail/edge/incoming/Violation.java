package dev.signet.mail.edge.incoming;

import dev.signet.mail.edge.Ruling;

/**
 * A declared policy that an accepted message does not keep.
 *
 * @param without what would have become of the message without the exemption
 */
public record Violation(Ruling ruling, Without without) {

  /** What an exemption prevented. */
  public enum Without {
    /** Counted as {@code would_reject}. */
    REJECTED,
    DEFERRED,
    /** Nothing: this violation is only told (table I-3, not encrypted). */
    ACCEPTED
  }
}
