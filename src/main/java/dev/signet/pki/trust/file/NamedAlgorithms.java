package dev.signet.pki.trust.file;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The sets of algorithms, and the single algorithms, that a policy file can name. */
final class NamedAlgorithms {

  static final Map<String, AlgorithmPolicy> ALL =
      Map.of(
          "modern", AlgorithmPolicy.MODERN,
          "legacy", AlgorithmPolicy.LEGACY,
          "any", AlgorithmPolicy.ANY);

  /** What may stand in a set beside the entries of the widest one. */
  private static final Set<String> NARROWER = Set.of("ML-DSA-44", "ML-DSA-65", "ML-DSA-87");

  private NamedAlgorithms() {}

  /** A misspelt name would narrow nothing, so that only these are read. */
  static Set<String> known() {
    Set<String> known = new TreeSet<>(NARROWER);
    AlgorithmPolicy.ANY.rules().forEach(rule -> known.add(rule.algorithm()));
    return known;
  }
}
