package dev.signet.pki.differential;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The known reasons for which another engine answers otherwise. */
enum Disagreement {

  /**
   * The platform takes the common name of a leaf without dNSName for one and holds it against
   * dNSName constraints; RFC 5280 section 4.2.1.10 does not.
   */
  COMMON_NAME_AS_HOST(
      (pki, opinions) -> opinions.onlyPlatformRefuses() && pki.permitsHosts && !pki.leafNamesHost),

  /**
   * Bouncy Castle finds no valid policy where the leaf asserts anyPolicy and its issuer a named
   * one; RFC 5280 section 6.1.3(d)(2) gives the leaf the issuer's.
   */
  ANY_POLICY_IN_LEAF(
      (pki, opinions) ->
          opinions.onlyBouncyCastleRefuses() && pki.leafAssertsAnyPolicy && pki.isAboutPolicy()),

  /**
   * The same authority (name and key) stands behind two current lists that contradict each other.
   * Here the withdrawal counts; the others believe the list that comes first.
   */
  CONTRADICTING_LISTS((pki, opinions) -> !opinions.ours() && pki.hasContradictingLists()),

  /**
   * An authority with two keys: the platform looks at one list of that name only and finds it
   * signed by the other key.
   */
  TWO_KEYS_OF_ONE_NAME((pki, opinions) -> opinions.onlyPlatformRefuses() && pki.hasNamesakes());

  private final BiPredicate<RandomPki, Opinions> holds;

  Disagreement(BiPredicate<RandomPki, Opinions> holds) {
    this.holds = holds;
  }

  static Optional<Disagreement> about(RandomPki pki, Opinions opinions) {
    return Arrays.stream(values()).filter(reason -> reason.holds.test(pki, opinions)).findFirst();
  }
}
