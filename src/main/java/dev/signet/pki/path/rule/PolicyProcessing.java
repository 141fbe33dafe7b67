package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.PolicyMapping;
import dev.signet.pki.path.policy.PolicyCounters;
import dev.signet.pki.path.policy.PolicyGraph;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.PathRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Certificate policies along a path (RFC 5280 sections 6.1.2 to 6.1.6, as a graph by RFC 9618).
 *
 * <p>An anchor that is held to its constraints is walked like the topmost certificate of the path
 * (RFC 5937 section 3.2), but one that names no policies restricts none. A certificate that was
 * asked about and is an anchor itself has every policy: the operator's word stands for all of them.
 */
public final class PolicyProcessing {

  private static final String ANY_POLICY = PathRules.ANY_POLICY;

  private final PathRules rules;
  private final PolicyGraph graph = new PolicyGraph();
  private final List<Ground> against = new ArrayList<>();
  private PolicyCounters counters;

  private PolicyProcessing(int length, PathRules rules) {
    this.rules = rules;
    this.counters = PolicyCounters.initial(length, rules);
  }

  public static PolicyOutcome outcome(CandidatePath path, RuleContext context) {
    PathRules rules = context.policy().rules();
    if (path.targetIsAnchor()) {
      return new PolicyOutcome(rules.initialPolicies(), Set.of(ANY_POLICY), List.of());
    }
    Optional<Certificate> top = boundAnchor(path);
    int length = path.below().size() + (top.isPresent() ? 1 : 0);
    PolicyProcessing processing = new PolicyProcessing(length, rules);
    top.ifPresent(processing::anchor);
    for (int i = path.below().size() - 1; i > 0; i--) {
      processing.authority(path.below().get(i));
    }
    return processing.leaf(path.leaf());
  }

  private static Optional<Certificate> boundAnchor(CandidatePath path) {
    return path.anchor().terms().constrained()
        ? path.anchor().authority().certificate()
        : Optional.empty();
  }

  private void anchor(Certificate anchor) {
    if (anchor.policies().isPresent()) {
      authority(anchor);
    } else {
      counters = counters.below(anchor);
    }
  }

  private void authority(Certificate authority) {
    policies(authority, counters.any() > 0 || authority.isSelfIssued());
    mappings(authority);
    counters = counters.below(authority);
  }

  /** RFC 5280 section 6.1.3(d) to (f). */
  private void policies(Certificate certificate, boolean anyCounts) {
    certificate
        .policies()
        .value()
        .ifPresentOrElse(policies -> graph.descend(policies, anyCounts), graph::end);
    if (counters.explicit() == 0 && graph.isEmpty() && against.isEmpty()) {
      against.add(
          refuted(
                  "RFC 5280 6.1.3(f)",
                  "A valid policy is demanded, and none is left at "
                      + Described.of(certificate)
                      + ".")
              .remediedBy("a certificate that states a policy of its issuers"));
    }
  }

  /** RFC 5280 section 6.1.4(a) and (b). */
  private void mappings(Certificate authority) {
    List<PolicyMapping> mappings = authority.policyMappings().value().orElse(List.of());
    if (mappings.stream().anyMatch(PolicyProcessing::mapsAny)) {
      against.add(
          refuted("RFC 5280 6.1.4(a)", Described.of(authority) + " maps anyPolicy.")
              .remediedBy("an issuer that maps named policies only"));
    } else if (!mappings.isEmpty()) {
      graph.map(mappings, counters.mapping() > 0);
    }
  }

  private static boolean mapsAny(PolicyMapping mapping) {
    return mapping.issuerDomain().equals(ANY_POLICY) || mapping.subjectDomain().equals(ANY_POLICY);
  }

  /** RFC 5280 section 6.1.5(a), (b), (g), 6.1.6. */
  private PolicyOutcome leaf(Certificate leaf) {
    policies(leaf, counters.any() > 0);
    counters = counters.atLeaf(leaf);
    Set<String> authority = graph.authorityConstrained();
    Set<String> user = accepted(authority);
    if (graph.isTooLarge()) {
      against.add(tooLarge());
    } else if (counters.explicit() == 0 && user.isEmpty() && against.isEmpty()) {
      against.add(unaccepted(leaf, authority));
    }
    return new PolicyOutcome(user, authority, against);
  }

  private Set<String> accepted(Set<String> authority) {
    if (rules.initialPolicies().contains(ANY_POLICY)) {
      return authority;
    }
    if (authority.contains(ANY_POLICY)) {
      return rules.initialPolicies();
    }
    Set<String> both = new LinkedHashSet<>(authority);
    both.retainAll(rules.initialPolicies());
    return both;
  }

  private Ground unaccepted(Certificate leaf, Set<String> authority) {
    return refuted(
            "RFC 5280 6.1.5(g)",
            "A valid policy is demanded; "
                + Described.of(leaf)
                + " has "
                + Described.some(authority)
                + ", accepted is "
                + Described.some(rules.initialPolicies())
                + ".")
        .remediedBy(
            "a certificate with an accepted policy, or a trust policy that accepts this one");
  }

  private static Ground tooLarge() {
    return Ground.undetermined(
        Criterion.ISSUER_TRUST,
        "RFC 9618 4",
        "The policies of the path were not followed: more than "
            + PolicyGraph.MAX_SIZE
            + " nodes and edges.");
  }

  private static Ground refuted(String rule, String because) {
    return Ground.refuted(Criterion.ISSUER_TRUST, rule, because);
  }
}
