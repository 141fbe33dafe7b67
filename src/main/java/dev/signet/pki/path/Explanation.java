package dev.signet.pki.path;

import dev.signet.pki.path.search.Bounded;
import dev.signet.pki.path.search.Inquiry;
import dev.signet.pki.path.search.RefusedEdge;
import dev.signet.pki.path.search.Spent;
import dev.signet.pki.trust.Ground;
import java.util.List;

/**
 * Why a verdict is what it is: everything that a person, a log, an answer or a program is told
 * about it comes from here.
 *
 * @param policy the name of the policy
 * @param grounds all reasons, in the order of their criteria
 * @param paths that were judged, in the order in which they were tried
 * @param refused steps that were not taken
 * @param inquiries who was asked outside, and how long it took
 */
public record Explanation(
    String policy,
    List<Ground> grounds,
    Bounded<TriedPath> paths,
    Bounded<RefusedEdge> refused,
    Bounded<UsedEvidence> evidence,
    Bounded<Inquiry> inquiries,
    Spent spent) {

  public Explanation {
    grounds = List.copyOf(grounds);
  }

  /** What would have to change, each once. */
  public List<String> remedies() {
    return grounds.stream().flatMap(ground -> ground.remedy().stream()).distinct().toList();
  }
}
