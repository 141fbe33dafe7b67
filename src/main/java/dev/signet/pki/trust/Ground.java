package dev.signet.pki.trust;

import java.util.Optional;

/**
 * One reason behind a verdict: what was found, by which rule, in one plain sentence with its facts.
 *
 * @param rule where the rule is written, such as {@code RFC 5280 6.1.3(a)(2)}
 * @param because which certificate and which time, for a person
 * @param remedy what would have to change, for the person who can change it
 */
public record Ground(
    Criterion criterion, Finding finding, String rule, String because, Optional<String> remedy) {

  public Ground(Criterion criterion, Finding finding, String rule, String because) {
    this(criterion, finding, rule, because, Optional.empty());
  }

  public static Ground established(Criterion criterion, String rule, String because) {
    return new Ground(criterion, Finding.ESTABLISHED, rule, because);
  }

  public static Ground refuted(Criterion criterion, String rule, String because) {
    return new Ground(criterion, Finding.REFUTED, rule, because);
  }

  public static Ground undetermined(Criterion criterion, String rule, String because) {
    return new Ground(criterion, Finding.UNDETERMINED, rule, because);
  }

  /** The same ground with the way out of it. */
  public Ground remediedBy(String change) {
    return new Ground(criterion, finding, rule, because, Optional.of(change));
  }
}
