package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.rule.IssuerRules;
import dev.signet.pki.path.rule.RuleContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The begun paths that the search has gone on with, by the certificate at their top.
 *
 * <p>Another path to the same certificate is worth going on with only when an authority further up
 * may say something else about it: it is shorter, bears fewer names that somebody constrains, or
 * has a different history of policies. This is what makes a mesh cost its edges and not its paths.
 */
final class Accepted {

  /** Authorities whose name constraints are looked at one by one; beyond it names are compared. */
  private static final int MAX_CONSTRAINERS = 64;

  private final Map<Certificate, List<PartialPath>> byTop = new HashMap<>();
  private final Graph graph;
  private final RuleContext context;
  private boolean hasDropped;

  Accepted(Graph graph, RuleContext context) {
    this.graph = graph;
    this.context = context;
  }

  /** Whether the search gains nothing by going on with this path. */
  boolean covers(PartialPath path) {
    for (PartialPath accepted : byTop.getOrDefault(path.top(), List.of())) {
      if (isAsGood(accepted, path)) {
        hasDropped = true;
        return true;
      }
    }
    return false;
  }

  /** Whether some path has come to this certificate. */
  boolean has(Certificate top) {
    return byTop.containsKey(top);
  }

  void add(PartialPath path) {
    byTop.computeIfAbsent(path.top(), none -> new ArrayList<>(1)).add(path);
  }

  /** Whether some path was left out for another that may have turned out bad since. */
  boolean hasDropped() {
    return hasDropped;
  }

  private boolean isAsGood(PartialPath accepted, PartialPath path) {
    return accepted.size() <= path.size()
        && accepted.counted() <= path.counted()
        && hasSamePolicies(accepted, path)
        && hasNoOtherNames(accepted, path);
  }

  private boolean hasSamePolicies(PartialPath accepted, PartialPath path) {
    boolean matter = context.policy().rules().explicitPolicy() || graph.constrainsPolicies();
    return !matter || PolicyHistory.of(accepted).equals(PolicyHistory.of(path));
  }

  private boolean hasNoOtherNames(PartialPath accepted, PartialPath path) {
    List<Certificate> constrainers = graph.constrainers();
    if (constrainers.isEmpty() || names(path).containsAll(names(accepted))) {
      return true;
    }
    return constrainers.size() <= MAX_CONSTRAINERS
        && constrainers.stream().allMatch(c -> against(c, accepted) <= against(c, path));
  }

  private int against(Certificate constrainer, PartialPath path) {
    return IssuerRules.against(constrainer, path.certificates(), context).size();
  }

  /** Those that an authority above may constrain: not the self-issued (RFC 5280 6.1.3(b)). */
  private static Set<Object> names(PartialPath path) {
    Set<Object> names = new HashSet<>();
    for (Certificate certificate : path.certificates()) {
      if (names.isEmpty() || !certificate.isSelfIssued()) {
        names.add(List.of(certificate.subject(), Optional.of(certificate.alternativeNames())));
      }
    }
    return names;
  }
}
