package dev.signet.pki.trust;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What a policy demands of paths: the inputs of RFC 5280 section 6.1.1 and the choices that the RFC
 * leaves open.
 *
 * @param initialPolicies user-initial-policy-set; {@link #ANY_POLICY} for all
 * @param explicitPolicy initial-explicit-policy
 * @param inhibitMapping initial-policy-mapping-inhibit
 * @param inhibitAnyPolicy initial-any-policy-inhibit
 * @param nestedUsage whether the extended key usage of authorities limits what is below them
 * @param inheritedDsaParameters whether a DSA key may take its parameters from its issuer (section
 *     6.1.4(e))
 * @param profile how far the issuers' duties of RFC 5280 section 4 bind
 * @param maxIntermediates most certificates between the leaf and the anchor
 */
public record PathRules(
    Set<String> initialPolicies,
    boolean explicitPolicy,
    boolean inhibitMapping,
    boolean inhibitAnyPolicy,
    boolean nestedUsage,
    boolean inheritedDsaParameters,
    Profile profile,
    OptionalInt maxIntermediates) {

  /** anyPolicy of RFC 5280 section 4.2.1.4. */
  public static final String ANY_POLICY = "2.5.29.32.0";

  /** RFC 5280 section 6.1 and nothing beyond it. */
  public static final PathRules RFC_5280 =
      new PathRules(
          Set.of(ANY_POLICY), false, false, false, false, true, Profile.BASIC, OptionalInt.empty());

  /** What this service asks for unless told otherwise. */
  public static final PathRules CAREFUL =
      new PathRules(
          Set.of(ANY_POLICY), false, false, false, true, false, Profile.BASIC, OptionalInt.empty());

  /** Which duties of issuers are checked beside the algorithm of section 6.1. */
  public enum Profile {
    /** None. */
    BASIC,
    /** The MUSTs of RFC 5280 section 4. */
    STRICT,
    /** Those of the CA/Browser Forum's baseline requirements for TLS servers too. */
    WEB
  }

  public PathRules {
    initialPolicies = Set.copyOf(initialPolicies);
  }
}
