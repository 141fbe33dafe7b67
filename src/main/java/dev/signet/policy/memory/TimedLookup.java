package dev.signet.policy.memory;

import dev.signet.entity.DomainName;

/** Where policies are looked up by those who remember them. */
public interface TimedLookup {

  /** Looks up what this domain declares, and how long that holds. */
  TimedFinding timed(DomainName domain);
}
