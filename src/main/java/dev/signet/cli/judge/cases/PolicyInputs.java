package dev.signet.cli.judge.cases;

import java.util.Set;

/**
 * The policy inputs of RFC 5280 section 6.1.1(c), (e), (f) and (g).
 *
 * @param initialSet object identifiers; empty means any policy
 */
public record PolicyInputs(
    Set<String> initialSet, boolean explicit, boolean mappingInhibited, boolean anyInhibited) {

  /** Any policy, and none demanded. */
  public static final PolicyInputs NONE = new PolicyInputs(Set.of(), false, false, false);

  public PolicyInputs {
    initialSet = Set.copyOf(initialSet);
  }
}
