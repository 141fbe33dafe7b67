package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.search.Goal;
import dev.signet.pki.path.search.Ledger;
import dev.signet.pki.revocation.OfferedEvidence;
import java.util.HashSet;
import java.util.Set;

/**
 * One path to be found and judged: the asked one, or that of somebody who signs evidence about it.
 *
 * @param evidence what was offered about withdrawal
 * @param underQuestion certificates whose withdrawal is being asked about, so that nobody's status
 *     is made to depend on itself
 */
record Commission(
    Goal goal, OfferedEvidence evidence, Ledger ledger, Set<Certificate> underQuestion) {

  /** A list, its signer's list, and that one's: more is nobody's practice. */
  private static final int MAX_DEPTH = 4;

  Commission {
    underQuestion = Set.copyOf(underQuestion);
  }

  boolean isTooDeep() {
    return underQuestion.size() > MAX_DEPTH;
  }

  boolean isUnderQuestion(Certificate certificate) {
    return underQuestion.contains(certificate);
  }

  /** The same while the withdrawal of {@code certificate} is asked about. */
  Commission asking(Certificate certificate) {
    Set<Certificate> more = new HashSet<>(underQuestion);
    more.add(certificate);
    return new Commission(goal, evidence, ledger, more);
  }

  /** The search for somebody who has signed evidence. */
  Commission about(Goal signer) {
    return new Commission(signer, evidence, ledger, underQuestion);
  }
}
