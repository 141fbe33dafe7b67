package dev.signet.pki.revocation.crl.rule;

import dev.signet.pki.revocation.crl.Crl;
import java.math.BigInteger;
import java.util.Optional;

/** Whether a delta brings a complete list up to date (RFC 5280 sections 5.2.4 and 6.3.3(c)). */
final class DeltaRules {

  private DeltaRules() {}

  /** Why it does not. */
  static Optional<String> against(Crl delta, Crl complete) {
    if (!delta.issuer().equals(complete.issuer())) {
      return Optional.of("another issuer made it (RFC 5280 6.3.3(c)(1))");
    }
    if (!delta.scope().equals(complete.scope())) {
      return Optional.of("it has another scope (RFC 5280 6.3.3(c)(2))");
    }
    if (!delta.hintsAtSignerOf(complete)) {
      return Optional.of("it names another signing key (RFC 5280 6.3.3(c)(3))");
    }
    return numbers(delta, complete);
  }

  /** Section 5.2.4: the base not after the complete list, the delta after it. */
  private static Optional<String> numbers(Crl delta, Crl complete) {
    Optional<BigInteger> number = complete.number();
    if (number.isEmpty() || delta.number().isEmpty()) {
      return Optional.of("one of the two has no number (RFC 5280 5.2.4)");
    }
    BigInteger base = delta.base().orElse(BigInteger.ZERO);
    if (number.get().compareTo(base) < 0) {
      return Optional.of(
          "it builds on number "
              + base
              + " and the complete list has "
              + number.get()
              + " (RFC 5280 5.2.4(c))");
    }
    return delta.number().get().compareTo(number.get()) <= 0
        ? Optional.of("it is not newer than the complete list (RFC 5280 5.2.4(c))")
        : Optional.empty();
  }
}
