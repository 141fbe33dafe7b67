package dev.signet.policy.memory;

import dev.signet.policy.PolicyFinding;
import java.time.Duration;

/**
 * A finding and how long it holds.
 *
 * @param text of the record, as published; empty when there is none that can be used
 */
public record TimedFinding(PolicyFinding finding, Duration ttl, String text) {}
