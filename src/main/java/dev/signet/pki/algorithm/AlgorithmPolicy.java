package dev.signet.pki.algorithm;

import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The algorithms that a policy admits, each with its least size and its end.
 *
 * <p>Never admitted, whatever the rules say: MD2 and MD5, algorithms that are not known, elliptic
 * curves that are spelled out and not named (CVE-2020-0601), and RSA numbers that make no key.
 *
 * @param rules what is admitted; what no rule names is not
 */
public record AlgorithmPolicy(String name, List<Rule> rules) {

  /**
   * What is considered secure: SHA-2 and SHA-3 from 256 bits, RSA from 2048 bits, the three NIST
   * curves, Edwards curves, ML-DSA (NIST SP 800-131A revision 2, RFC 8550 section 4.3, FIPS 204).
   */
  public static final AlgorithmPolicy MODERN =
      new AlgorithmPolicy(
          "MODERN",
          rules(
              Rule.digest("SHA-256"),
              Rule.digest("SHA-384"),
              Rule.digest("SHA-512"),
              Rule.digest("SHA3-256"),
              Rule.digest("SHA3-384"),
              Rule.digest("SHA3-512"),
              Rule.key("RSA", 2048),
              Rule.key("P-256", 256),
              Rule.key("P-384", 384),
              Rule.key("P-521", 521),
              Rule.key("Ed25519", 0),
              Rule.key("Ed448", 0),
              Rule.key("X25519", 0),
              Rule.key("X448", 0),
              Rule.key("ML-DSA", 0)));

  /** What old certificates need beside that: SHA-1, SHA-224, RSA and DSA from 1024 bits. */
  public static final AlgorithmPolicy LEGACY =
      new AlgorithmPolicy(
          "LEGACY",
          extended(
              MODERN,
              Rule.digest("SHA-1"),
              Rule.digest("SHA-224"),
              Rule.digest("SHA3-224"),
              Rule.key("RSA", 1024),
              Rule.key("DSA", 1024),
              Rule.key("EC", 192)));

  /** Whatever can be verified, for judging old test suites; it protects nothing. */
  public static final AlgorithmPolicy ANY =
      new AlgorithmPolicy(
          "ANY", extended(LEGACY, Rule.key("RSA", 512), Rule.key("DSA", 512), Rule.key("EC", 112)));

  public AlgorithmPolicy {
    rules = List.copyOf(rules);
  }

  /**
   * One algorithm that is admitted.
   *
   * @param algorithm a digest ({@code SHA-256}), a type of key ({@code RSA}, {@code DSA}, {@code
   *     EC}, {@code Ed25519}, {@code Ed448}, {@code X25519}, {@code X448}, {@code ML-DSA}), a curve
   *     ({@code P-256}) or a parameter set ({@code ML-DSA-65})
   * @param leastBits least size of a key in bits; 0 for digests
   * @param until first time at which it is admitted no more
   */
  public record Rule(String algorithm, int leastBits, Optional<Instant> until) {

    public static Rule digest(String name) {
      return new Rule(name, 0, Optional.empty());
    }

    public static Rule key(String name, int leastBits) {
      return new Rule(name, leastBits, Optional.empty());
    }

    /** The same, to an end. */
    public Rule until(Instant end) {
      return new Rule(algorithm, leastBits, Optional.of(end));
    }

    private boolean isOpen(Instant at) {
      return until.isEmpty() || at.isBefore(until.get());
    }
  }

  /**
   * What speaks against a signature: its digest, whether the key can have made it, and the key;
   * empty when nothing does. The sentences name no certificate.
   */
  public List<String> against(SignatureAlgorithm algorithm, PublicKey issuerKey, Instant at) {
    List<String> reasons = new ArrayList<>(against(algorithm, at));
    KeyFacts key = KeyFacts.of(issuerKey);
    algorithm.disagreementWith(key).ifPresent(reasons::add);
    reasons.addAll(against(key, at));
    return reasons;
  }

  /** What speaks against a signature algorithm, whatever the key; empty when nothing does. */
  public List<String> against(SignatureAlgorithm algorithm, Instant at) {
    if (algorithm.fault().isPresent()) {
      return List.of(algorithm.fault().get());
    }
    List<String> reasons = new ArrayList<>();
    for (String digest : algorithm.digests()) {
      refusal(List.of(digest), 0, () -> digest, at).ifPresent(reasons::add);
    }
    return reasons;
  }

  /** What speaks against a key; empty when nothing does. */
  public List<String> against(PublicKey key, Instant at) {
    return against(KeyFacts.of(key), at);
  }

  private List<String> against(KeyFacts key, Instant at) {
    return key.fault()
        .or(() -> refusal(key.words(), key.bits(), key::toString, at))
        .map(List::of)
        .orElse(List.of());
  }

  /** The best of the rules that speak about one of {@code words} decides. */
  private Optional<String> refusal(
      List<String> words, int bits, Supplier<String> shown, Instant at) {
    return isAdmitted(words, bits, at)
        ? Optional.empty()
        : Optional.of(refused(words, bits, shown.get()));
  }

  /** What is asked for every certificate and nearly always true. */
  private boolean isAdmitted(List<String> words, int bits, Instant at) {
    if (!Collections.disjoint(words, SignatureAlgorithm.BROKEN)) {
      return false;
    }
    for (Rule rule : rules) {
      if (bits >= rule.leastBits && words.contains(rule.algorithm) && rule.isOpen(at)) {
        return true;
      }
    }
    return false;
  }

  private String refused(List<String> words, int bits, String shown) {
    List<Rule> named = rules.stream().filter(rule -> words.contains(rule.algorithm)).toList();
    List<Rule> large = named.stream().filter(rule -> bits >= rule.leastBits).toList();
    if (SignatureAlgorithm.BROKEN.stream().anyMatch(words::contains)) {
      return shown + " is broken and never admitted";
    }
    if (named.isEmpty()) {
      return shown + " is not admitted by the algorithm policy " + name;
    }
    return large.isEmpty() ? tooSmall(shown, named) : ended(shown, large);
  }

  private String tooSmall(String shown, List<Rule> named) {
    int least = named.stream().mapToInt(Rule::leastBits).min().orElseThrow();
    return shown + " is below the " + least + " bits that the algorithm policy " + name + " wants";
  }

  private String ended(String shown, List<Rule> large) {
    Instant end =
        large.stream().map(rule -> rule.until.orElseThrow()).max(Instant::compareTo).get();
    return shown + " is admitted no more by the algorithm policy " + name + " since " + end;
  }

  private static List<Rule> rules(Rule... rules) {
    return List.of(rules);
  }

  private static List<Rule> extended(AlgorithmPolicy base, Rule... more) {
    List<String> replaced = Stream.of(more).map(Rule::algorithm).toList();
    Stream<Rule> kept = base.rules.stream().filter(rule -> !replaced.contains(rule.algorithm));
    return Stream.concat(kept, Stream.of(more)).toList();
  }
}
