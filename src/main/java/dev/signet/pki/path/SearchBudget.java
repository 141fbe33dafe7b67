package dev.signet.pki.path;

import dev.signet.pki.trust.PathBudget;
import java.util.Optional;

/**
 * What is left of a {@link PathBudget} while one question is searched, and which limit ended the
 * search.
 */
final class SearchBudget {

  private final PathBudget limits;
  private int candidates;
  private int signatures;
  private Optional<String> exhausted = Optional.empty();

  SearchBudget(PathBudget limits) {
    this.limits = limits;
  }

  boolean takeCandidate() {
    return take(
        candidates++ < limits.maxCandidates(), "after " + limits.maxCandidates() + " begun paths");
  }

  boolean takeSignature() {
    return take(
        signatures++ < limits.maxSignatureChecks(),
        "after " + limits.maxSignatureChecks() + " signature checks");
  }

  boolean allowsLength(int certificates) {
    return take(
        certificates <= limits.maxPathLength(),
        "at paths of " + limits.maxPathLength() + " certificates");
  }

  /** Which limit left something untried, for a person. */
  Optional<String> exhausted() {
    return exhausted;
  }

  private boolean take(boolean allowed, String limit) {
    if (!allowed && exhausted.isEmpty()) {
      exhausted = Optional.of(limit);
    }
    return allowed;
  }
}
