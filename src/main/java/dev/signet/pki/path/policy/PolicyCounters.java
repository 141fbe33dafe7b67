package dev.signet.pki.path.policy;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.PolicyConstraints;
import dev.signet.pki.trust.PathRules;
import java.util.OptionalInt;

/**
 * After how many certificates each demand on policies binds: explicit_policy, policy_mapping and
 * inhibit_anyPolicy of RFC 5280 section 6.1.2(d) to (f).
 */
public record PolicyCounters(int explicit, int mapping, int any) {

  /**
   * RFC 5280 section 6.1.2.
   *
   * @param length certificates in the path
   */
  public static PolicyCounters initial(int length, PathRules rules) {
    return new PolicyCounters(
        rules.explicitPolicy() ? 0 : length + 1,
        rules.inhibitMapping() ? 0 : length + 1,
        rules.inhibitAnyPolicy() ? 0 : length + 1);
  }

  /** RFC 5280 section 6.1.4(h) to (j): below an authority. */
  public PolicyCounters below(Certificate authority) {
    PolicyCounters counted = authority.isSelfIssued() ? this : decremented();
    PolicyConstraints limits =
        authority
            .policyConstraints()
            .value()
            .orElse(new PolicyConstraints(OptionalInt.empty(), OptionalInt.empty()));
    return new PolicyCounters(
        Math.min(counted.explicit, limits.requireExplicit().orElse(counted.explicit)),
        Math.min(counted.mapping, limits.inhibitMapping().orElse(counted.mapping)),
        Math.min(counted.any, authority.inhibitAnyPolicy().value().orElse(counted.any)));
  }

  /** RFC 5280 section 6.1.5(a) and (b): at the end of the path. */
  public PolicyCounters atLeaf(Certificate leaf) {
    boolean demanded =
        leaf.policyConstraints().value().stream()
            .anyMatch(limits -> limits.requireExplicit().equals(OptionalInt.of(0)));
    return new PolicyCounters(demanded ? 0 : Math.max(0, explicit - 1), mapping, any);
  }

  private PolicyCounters decremented() {
    return new PolicyCounters(
        Math.max(0, explicit - 1), Math.max(0, mapping - 1), Math.max(0, any - 1));
  }
}
