package dev.signet.pki.algorithm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The algorithms that a policy admits, each with its least size and its end.
 *
 * @param rules what is admitted; what no rule names is not
 */
public record AlgorithmPolicy(String name, List<Rule> rules) {

  public AlgorithmPolicy {
    rules = List.copyOf(rules);
  }

  /**
   * One algorithm that is admitted.
   *
   * @param algorithm a digest or a key type in the platform's words: {@code SHA-256}, {@code RSA},
   *     {@code EC}, {@code Ed25519}
   * @param leastBits least size of a key in bits; 0 for digests
   * @param until first time at which it is admitted no more
   */
  public record Rule(String algorithm, int leastBits, Optional<Instant> until) {}
}
