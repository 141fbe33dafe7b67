package dev.signet.policy.memory;

import dev.signet.policy.PolicyFinding;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known about one domain.
 *
 * @param until when DNS has to be asked again
 * @param lastKnown to go by while DNS gives no answer
 */
record Remembered(PolicyFinding finding, Instant until, Optional<KnownPolicy> lastKnown) {

  boolean isFresh(Instant now) {
    return now.isBefore(until);
  }
}
