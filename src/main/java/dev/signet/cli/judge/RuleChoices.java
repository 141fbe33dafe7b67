package dev.signet.cli.judge;

import dev.signet.cli.judge.JudgePolicy.Choice;
import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.RevocationPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What each choice means in the words of a trust policy. */
final class RuleChoices {
  /** What the CA/Browser Forum allows lists of end entities to be old at most, about. */
  private static final Duration WEEK = Duration.ofDays(7);

  private RuleChoices() {}

  static PathRules rules(Set<Choice> choices) {
    PathRules plain = PathRules.RFC_5280;
    return new PathRules(
        plain.initialPolicies(),
        plain.explicitPolicy(),
        plain.inhibitMapping(),
        plain.inhibitAnyPolicy(),
        choices.contains(Choice.EKU_CHAINING) || choices.contains(Choice.WEBPKI),
        plain.inheritedDsaParameters(),
        profile(choices),
        plain.maxIntermediates());
  }

  private static PathRules.Profile profile(Set<Choice> choices) {
    if (choices.contains(Choice.WEBPKI)) {
      return PathRules.Profile.WEB;
    }
    return choices.contains(Choice.PROFILE) ? PathRules.Profile.STRICT : PathRules.Profile.BASIC;
  }

  static AlgorithmPolicy algorithms(Set<Choice> choices) {
    if (choices.contains(Choice.WEBPKI)) {
      return strong("webpki", false, 256);
    }
    return choices.contains(Choice.CRYPTO_POLICY) ? strong("strong", true, 224) : old();
  }

  /** What test suites of the years around 2000 need: SHA-1, RSA and DSA of 1024 bits. */
  private static AlgorithmPolicy old() {
    List<AlgorithmPolicy.Rule> rules = new ArrayList<>(modernDigests());
    rules.add(rule("SHA-1", 0));
    rules.add(rule("RSA", 1024));
    rules.add(rule("DSA", 1024));
    rules.add(rule("EC", 192));
    rules.addAll(edwards());
    return new AlgorithmPolicy("old", rules);
  }

  /** At least 112 bits of strength (NIST SP 800-131A), without SHA-1. */
  static AlgorithmPolicy strong(String name, boolean dsa, int leastCurve) {
    List<AlgorithmPolicy.Rule> rules = new ArrayList<>(modernDigests());
    rules.add(rule("RSA", 2048));
    rules.add(rule("EC", leastCurve));
    if (dsa) {
      rules.add(rule("DSA", 2048));
    }
    rules.addAll(edwards());
    return new AlgorithmPolicy(name, rules);
  }

  /** The same without SHA-1. */
  static AlgorithmPolicy withoutOldDigests(AlgorithmPolicy policy) {
    return new AlgorithmPolicy(
        policy.name(),
        policy.rules().stream().filter(rule -> !rule.algorithm().equals("SHA-1")).toList());
  }

  private static List<AlgorithmPolicy.Rule> modernDigests() {
    return List.of(rule("SHA-224", 0), rule("SHA-256", 0), rule("SHA-384", 0), rule("SHA-512", 0));
  }

  private static List<AlgorithmPolicy.Rule> edwards() {
    return List.of(rule("Ed25519", 0), rule("Ed448", 0));
  }

  private static AlgorithmPolicy.Rule rule(String algorithm, int bits) {
    return new AlgorithmPolicy.Rule(algorithm, bits, Optional.empty());
  }

  static RevocationPolicy revocation(Set<Choice> choices) {
    RevocationPolicy hard = RevocationPolicy.HARD;
    return new RevocationPolicy(
        hard.scope(),
        hard.unknown(),
        hard.order(),
        hard.nonce(),
        hard.responderUnchecked(),
        choices.contains(Choice.AGE_POLICY) ? WEEK : hard.oldest(),
        hard.kept());
  }
}
