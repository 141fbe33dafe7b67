package dev.signet.server.operator;

import java.util.List;
import java.util.Optional;

/** The requests that wait for a word of the operators. */
public interface Approvals {

  /** The longest waiting ones. */
  List<WaitingOrder> waiting(int limit);

  /** One of them; empty if it does not wait, or no longer. */
  Optional<WaitingOrder> waiting(long number);

  /** An operator is for it. */
  Decision approve(long number, String operator);

  /** An operator is against it, which ends it. */
  Decision deny(long number, String operator, String because);

  /** What a word of an operator led to. */
  enum Decision {
    /** Nothing waits under this number. */
    UNKNOWN,
    /** This operator has said so before; others have to agree. */
    HEARD_BEFORE,
    /** Others have to agree. */
    MORE_NEEDED,
    /** It is decided. */
    DECIDED
  }
}
