package dev.signet.policy.memory;

import dev.signet.policy.PolicyFinding;
import java.time.Duration;
import java.time.Instant;

/**
 * A policy that was published when last asked for.
 *
 * @param text of its record
 * @param seen when DNS last said so
 */
record KnownPolicy(PolicyFinding.Published finding, String text, Instant seen) {

  boolean isOlderThan(Duration age, Instant now) {
    return seen.plus(age).isBefore(now);
  }

  PolicyFinding stale() {
    return new PolicyFinding.Published(
        finding.domain(), finding.policy(), finding.isSecure(), true, finding.warnings());
  }
}
