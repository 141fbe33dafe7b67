package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.path.search.Goal;
import dev.signet.pki.revocation.OfferedEvidence;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * One path to be found and judged: the asked one, or that of somebody who signs evidence about it.
 *
 * @param evidence what was offered about withdrawal
 * @param fetches what may still be asked outside
 * @param underQuestion certificates whose withdrawal is being asked about, so that nobody's status
 *     is made to depend on itself
 */
record Commission(
    Goal goal, OfferedEvidence evidence, FetchBudget fetches, Set<Certificate> underQuestion) {

  /** A list, its signer's list, and that one's: more is nobody's practice. */
  private static final int MAX_DEPTH = 4;

  /**
   * What an answer depends on beside who is asked about.
   *
   * @param mayFetch what is not found without asking outside may be found with it
   */
  record Terms(Instant at, Set<Certificate> underQuestion, boolean mayFetch) {}

  Commission {
    underQuestion = Set.copyOf(underQuestion);
  }

  Terms terms() {
    return new Terms(goal.context().at(), underQuestion, fetches.fetchesLeft() > 0);
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
    return new Commission(goal, evidence, fetches, more);
  }

  /** The same with what is at hand alone: for paths that are refuted already. */
  Commission offline() {
    return new Commission(goal, evidence, new FetchBudget(0, 0, Instant.EPOCH), underQuestion);
  }

  /** The search for somebody who has signed evidence. */
  Commission about(Goal signer) {
    return new Commission(signer, evidence, fetches, underQuestion);
  }
}
