package dev.signet.pki.trust.file;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.algorithm.AlgorithmPolicy.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sets of algorithms that a policy file can name. */
final class NamedAlgorithms {

  /** What certificates of today are signed with (RFC 8550 section 4.3). */
  static final AlgorithmPolicy MODERN =
      new AlgorithmPolicy(
          "modern",
          List.of(
              rule("SHA-256", 0),
              rule("SHA-384", 0),
              rule("SHA-512", 0),
              rule("RSA", 2048),
              rule("EC", 256),
              rule("Ed25519", 0),
              rule("Ed448", 0)));

  /** With SHA-1, DSA and keys of 1024 bits too. */
  static final AlgorithmPolicy LEGACY =
      new AlgorithmPolicy(
          "legacy",
          List.of(
              rule("SHA-1", 0),
              rule("SHA-224", 0),
              rule("SHA-256", 0),
              rule("SHA-384", 0),
              rule("SHA-512", 0),
              rule("RSA", 1024),
              rule("DSA", 1024),
              rule("EC", 192),
              rule("Ed25519", 0),
              rule("Ed448", 0)));

  static final Map<String, AlgorithmPolicy> ALL = Map.of("modern", MODERN, "legacy", LEGACY);

  private NamedAlgorithms() {}

  private static Rule rule(String algorithm, int leastBits) {
    return new Rule(algorithm, leastBits, Optional.empty());
  }
}
