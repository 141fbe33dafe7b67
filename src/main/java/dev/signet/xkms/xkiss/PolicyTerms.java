package dev.signet.xkms.xkiss;

import dev.signet.pki.trust.Purpose;
import java.time.Duration;
import java.util.Set;

/**
 * What a trust policy says beside its anchors.
 *
 * @param trustsOwnWord whether it trusts what this service bound itself: whether the built-in
 *     authority is one of its anchors
 * @param purposes what may be asked for
 * @param evidenceKept how long evidence about withdrawal is kept for questions about the past
 */
public record PolicyTerms(
    String name, boolean trustsOwnWord, Set<Purpose> purposes, Duration evidenceKept) {

  public PolicyTerms {
    purposes = Set.copyOf(purposes);
  }
}
