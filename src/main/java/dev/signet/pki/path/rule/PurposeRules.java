package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.KeyUse;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.Purpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Key usage and extended key usage against a purpose (RFC 5280 sections 4.2.1.3 and 4.2.1.12, RFC
 * 8550 section 4.4).
 *
 * <p>An extension that is absent restricts nothing; one that cannot be read leaves the question
 * open.
 */
public final class PurposeRules {

  /** anyExtendedKeyUsage. */
  static final String ANY_USAGE = "2.5.29.37.0";

  private static final String EXTENDED = "RFC 5280 4.2.1.12";
  private static final String BITS = "RFC 5280 4.2.1.3";

  private PurposeRules() {}

  /** What the leaf's own usage says against the purpose. */
  public static List<Ground> against(Certificate leaf, Purpose purpose) {
    List<Ground> against = new ArrayList<>();
    bits(leaf, purpose).ifPresent(against::add);
    extended(leaf, purpose).ifPresent(against::add);
    return against;
  }

  /**
   * What an authority's extended usage says against the purpose, where it limits what is below it:
   * not by RFC 5280, but by all major verifiers.
   */
  static List<Ground> againstNested(Certificate authority, Purpose purpose) {
    return extended(authority, purpose).stream().toList();
  }

  private static Optional<Ground> bits(Certificate leaf, Purpose purpose) {
    if (purpose.oneOf().isEmpty()) {
      return Optional.empty();
    }
    if (leaf.keyUsage().fault().isPresent()) {
      return Optional.of(open(BITS, leaf, "key usage"));
    }
    Set<KeyUse> uses = leaf.keyUsage().value().orElse(purpose.oneOf());
    return Collections.disjoint(uses, purpose.oneOf())
        ? Optional.of(
            refuted(BITS, leaf, "key usage has none of " + words(purpose))
                .remediedBy("a certificate with one of these usages"))
        : Optional.empty();
  }

  private static Optional<Ground> extended(Certificate certificate, Purpose purpose) {
    if (purpose.extended().isEmpty()) {
      return Optional.empty();
    }
    if (certificate.extendedKeyUsage().fault().isPresent()) {
      return Optional.of(open(EXTENDED, certificate, "extended key usage"));
    }
    String needed = purpose.extended().get();
    Set<String> uses = certificate.extendedKeyUsage().value().orElse(Set.of(needed));
    return uses.contains(needed) || uses.contains(ANY_USAGE)
        ? Optional.empty()
        : Optional.of(
            refuted(EXTENDED, certificate, "extended key usage does not include " + needed)
                .remediedBy("a certificate that is meant for " + purpose));
  }

  private static String words(Purpose purpose) {
    return Described.some(purpose.oneOf().stream().map(KeyUse::name).toList());
  }

  private static Ground refuted(String rule, Certificate certificate, String what) {
    return Ground.refuted(
        Criterion.KEY_USAGE, rule, Described.of(certificate) + ": its " + what + ".");
  }

  private static Ground open(String rule, Certificate certificate, String what) {
    return Ground.undetermined(
        Criterion.KEY_USAGE,
        rule,
        Described.of(certificate) + ": its " + what + " cannot be read.");
  }
}
