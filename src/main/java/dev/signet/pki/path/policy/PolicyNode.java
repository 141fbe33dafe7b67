package dev.signet.pki.path.policy;

import java.util.List;
import java.util.Set;

/** A policy that is valid at one depth (RFC 9618 section 5.1). */
final class PolicyNode {

  final String policy;
  final List<PolicyNode> parents;
  Set<String> expected;
  private int children;

  PolicyNode(String policy, Set<String> expected, List<PolicyNode> parents) {
    this.policy = policy;
    this.expected = expected;
    this.parents = List.copyOf(parents);
    parents.forEach(parent -> parent.children++);
  }

  boolean isChildless() {
    return children == 0;
  }

  /** Takes the node out of the graph; what is above it may be childless then. */
  void leave() {
    parents.forEach(parent -> parent.children--);
  }

  boolean stemsFrom(String parentPolicy) {
    return parents.stream().anyMatch(parent -> parent.policy.equals(parentPolicy));
  }
}
