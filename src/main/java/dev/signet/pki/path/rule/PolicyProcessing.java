package dev.signet.pki.path.rule;

import java.util.List;
import java.util.Set;

/** Certificate policies along a path (RFC 5280 section 6.1, as a graph by RFC 9618). */
public final class PolicyProcessing {

  private PolicyProcessing() {}

  public static PolicyOutcome outcome(CandidatePath path, RuleContext context) {
    return new PolicyOutcome(Set.of(), Set.of(), List.of());
  }
}
