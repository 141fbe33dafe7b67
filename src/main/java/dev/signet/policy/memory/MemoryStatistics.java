package dev.signet.policy.memory;

/**
 * How the memory has done so far.
 *
 * @param domains that are remembered now
 * @param recalled questions that were answered from memory
 * @param shared questions that waited for the answer to another one
 * @param asked look-ups that were made
 * @param unavailable of these, look-ups without an answer
 * @param unusable of these, look-ups that found a record that cannot be used
 * @param stale answers that had to go by a policy from earlier
 */
public record MemoryStatistics(
    int domains,
    long recalled,
    long shared,
    long asked,
    long unavailable,
    long unusable,
    long stale) {}
