package dev.signet.cli.judge;

import dev.signet.cli.session.Misuse;
import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.pki.trust.file.FiledPolicy;
import dev.signet.pki.trust.file.PolicyPlaces;
import dev.signet.pki.trust.file.PolicyWatch;
import dev.signet.pki.trust.file.UnusablePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run demands of every case, before the case says what it demands itself: RFC 5280 with any
 * of the choices that it leaves open.
 *
 * @param choices which of them are made
 */
record JudgePolicy(
    String name,
    PathRules rules,
    AlgorithmPolicy algorithms,
    RevocationPolicy revocation,
    PathBudget budget,
    Set<Choice> choices) {

  static final String DEFAULT = "rfc5280";

  /** A choice that RFC 5280 leaves to the relying party, by the name of its built-in policy. */
  enum Choice {
    /** The constraints and dates of anchors' certificates bind (RFC 5937). */
    ANCHOR,
    /** What RFC 5280 section 4 demands of issuers is checked. */
    PROFILE,
    /** Extended key usage of authorities limits what is below them. */
    EKU_CHAINING,
    /** SHA-1 and keys below 112 bits of strength count for nothing. */
    CRYPTO_POLICY,
    /** Revocation evidence counts for seven days. */
    AGE_POLICY,
    /** Key usage bits have to fit the purpose (RFC 5280 section 4.2.1.12). */
    USAGE,
    /** The rules of the CA/Browser Forum for certificates of TLS servers. */
    WEBPKI;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  JudgePolicy {
    choices = Set.copyOf(choices);
  }

  /** A policy file, or built-in policies with commas between them. */
  static JudgePolicy chosen(String words, InstantSource clock) throws Misuse, UnusablePolicy {
    Path file = Path.of(words);
    return Files.isRegularFile(file) ? filed(file.toAbsolutePath(), clock) : named(words);
  }

  /** Files beside it are read too, because it may extend them. */
  private static JudgePolicy filed(Path file, InstantSource clock) throws Misuse, UnusablePolicy {
    Path folder = Optional.ofNullable(file.getParent()).orElse(file);
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.conf$", "");
    PolicyPlaces places = new PolicyPlaces(folder, Map.of());
    FiledPolicy filed =
        PolicyWatch.open(places, Optional.empty(), clock)
            .book()
            .policy(name)
            .orElseThrow(() -> new Misuse("--policy " + file + ": not a file NAME.conf"));
    TrustPolicy terms = filed.terms();
    return new JudgePolicy(
        name, terms.rules(), terms.algorithms(), terms.revocation(), terms.budget(), Set.of());
  }

  /** The built-in policies, with commas between them: together they are as strict as each. */
  static JudgePolicy named(String words) throws Misuse {
    Set<Choice> choices = EnumSet.noneOf(Choice.class);
    for (String word : words.split(",", -1)) {
      choices.addAll(choices(word));
    }
    return new JudgePolicy(
        words,
        RuleChoices.rules(choices),
        RuleChoices.algorithms(choices),
        RuleChoices.revocation(choices),
        PathBudget.DEFAULT,
        choices);
  }

  private static Set<Choice> choices(String word) throws Misuse {
    return switch (word) {
      case DEFAULT -> Set.of();
      case "strict" -> EnumSet.allOf(Choice.class);
      default ->
          Set.of(
              Arrays.stream(Choice.values())
                  .filter(choice -> choice.word().equals(word))
                  .findFirst()
                  .orElseThrow(() -> unknown(word)));
    };
  }

  private static Misuse unknown(String word) {
    return new Misuse(
        "--policy "
            + word
            + ": neither a file nor one of "
            + DEFAULT
            + ", strict, "
            + Arrays.stream(Choice.values()).map(Choice::word).collect(Collectors.joining(", ")));
  }

  boolean makes(Choice choice) {
    return choices.contains(choice);
  }
}
