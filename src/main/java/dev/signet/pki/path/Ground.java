package dev.signet.pki.path;

/**
 * One reason behind a verdict: what was found, by which rule, in one plain sentence with its facts.
 *
 * @param rule where the rule is written, such as {@code RFC 5280 6.1.3(a)(2)}
 * @param because which certificate and which time, for a person
 */
public record Ground(Criterion criterion, Finding finding, String rule, String because) {

  static Ground established(Criterion criterion, String rule, String because) {
    return new Ground(criterion, Finding.ESTABLISHED, rule, because);
  }

  static Ground refuted(Criterion criterion, String rule, String because) {
    return new Ground(criterion, Finding.REFUTED, rule, because);
  }

  static Ground undetermined(Criterion criterion, String rule, String because) {
    return new Ground(criterion, Finding.UNDETERMINED, rule, because);
  }
}
