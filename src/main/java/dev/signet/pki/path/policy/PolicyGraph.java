package dev.signet.pki.path.policy;

import dev.signet.pki.extension.PolicyMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The valid_policy_graph of RFC 9618 section 5, built from the anchor down; empty is NULL in the
 * words of the RFC.
 */
public final class PolicyGraph {

  /**
   * Most nodes and edges. A certificate of 64 KiB lists about 5,000 policies; the longest path of
   * the NIST suite PKITS has a dozen nodes.
   */
  public static final int MAX_SIZE = 50_000;

  private static final String ANY_POLICY = "2.5.29.32.0";

  private final List<Map<String, PolicyNode>> depths = new ArrayList<>();
  private int size;

  /** RFC 9618 section 5.2: one node, anyPolicy, at depth 0. */
  public PolicyGraph() {
    depths.add(new LinkedHashMap<>());
    add(depths.get(0), ANY_POLICY, Set.of(ANY_POLICY), List.of());
  }

  /** Whether no policy is valid any more. */
  public boolean isEmpty() {
    return deepest().isEmpty();
  }

  /** Whether it outgrew {@link #MAX_SIZE}; then it says nothing that can be relied upon. */
  public boolean isTooLarge() {
    return size > MAX_SIZE;
  }

  /** RFC 5280 section 6.1.3(e): a certificate without policies ends all of them. */
  public void end() {
    depths.forEach(Map::clear);
  }

  /**
   * RFC 9618 section 5.3, step (d): the next certificate and its policies.
   *
   * @param anyCounts whether anyPolicy among them counts
   */
  public void descend(Set<String> policies, boolean anyCounts) {
    if (isEmpty() || isTooLarge()) {
      return;
    }
    Map<String, List<PolicyNode>> expecting = expecting();
    Optional<PolicyNode> any = Optional.ofNullable(deepest().get(ANY_POLICY));
    Map<String, PolicyNode> next = new LinkedHashMap<>();
    for (String policy : policies) {
      if (!policy.equals(ANY_POLICY)) {
        List<PolicyNode> parents =
            expecting.getOrDefault(policy, any.map(List::of).orElse(List.of()));
        addBelow(next, policy, parents);
      }
    }
    if (anyCounts && policies.contains(ANY_POLICY)) {
      expecting.forEach(
          (policy, parents) -> {
            if (!next.containsKey(policy)) {
              addBelow(next, policy, parents);
            }
          });
    }
    depths.add(next);
    prune();
  }

  /**
   * RFC 9618 section 5.4, step (b): the issuer's policies go by other names below.
   *
   * @param admitted whether policies are mapped still; if not, the mapped ones end
   */
  public void map(List<PolicyMapping> mappings, boolean admitted) {
    if (isEmpty() || depths.size() < 2 || isTooLarge()) {
      return;
    }
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (PolicyMapping mapping : mappings) {
      names
          .computeIfAbsent(mapping.issuerDomain(), none -> new LinkedHashSet<>())
          .add(mapping.subjectDomain());
    }
    if (admitted) {
      names.forEach(this::rename);
    } else {
      names.keySet().forEach(this::remove);
      prune();
    }
  }

  /**
   * RFC 9618 section 5.5, step (g): the policies of the issuers' own words that hold for the last
   * certificate.
   */
  public Set<String> authorityConstrained() {
    Set<String> found = new LinkedHashSet<>();
    for (Map<String, PolicyNode> depth : depths) {
      for (PolicyNode node : depth.values()) {
        if (!node.policy.equals(ANY_POLICY) && node.stemsFrom(ANY_POLICY)) {
          found.add(node.policy);
        }
      }
    }
    if (deepest().containsKey(ANY_POLICY)) {
      found.add(ANY_POLICY);
    }
    return found;
  }

  private void rename(String policy, Set<String> below) {
    PolicyNode known = deepest().get(policy);
    if (known != null) {
      size += below.size();
      known.expected = below;
    } else if (deepest().containsKey(ANY_POLICY)) {
      PolicyNode anyAbove = depths.get(depths.size() - 2).get(ANY_POLICY);
      add(deepest(), policy, below, anyAbove == null ? List.of() : List.of(anyAbove));
    }
  }

  private void remove(String policy) {
    Optional.ofNullable(deepest().remove(policy)).ifPresent(PolicyNode::leave);
  }

  private void prune() {
    for (int depth = depths.size() - 2; depth >= 0; depth--) {
      depths
          .get(depth)
          .values()
          .removeIf(
              node -> {
                if (node.isChildless()) {
                  node.leave();
                }
                return node.isChildless();
              });
    }
  }

  /** Which nodes of the deepest level expect which policy below them. */
  private Map<String, List<PolicyNode>> expecting() {
    Map<String, List<PolicyNode>> found = new HashMap<>();
    for (PolicyNode node : deepest().values()) {
      for (String policy : node.expected) {
        found.computeIfAbsent(policy, none -> new ArrayList<>()).add(node);
      }
    }
    return found;
  }

  private void addBelow(Map<String, PolicyNode> depth, String policy, List<PolicyNode> parents) {
    if (!parents.isEmpty() && !isTooLarge()) {
      add(depth, policy, Set.of(policy), parents);
    }
  }

  private void add(
      Map<String, PolicyNode> depth, String policy, Set<String> expected, List<PolicyNode> above) {
    size += 1 + above.size() + expected.size();
    depth.put(policy, new PolicyNode(policy, expected, above));
  }

  private Map<String, PolicyNode> deepest() {
    return depths.get(depths.size() - 1);
  }
}
