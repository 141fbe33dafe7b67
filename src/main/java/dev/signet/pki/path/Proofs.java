package dev.signet.pki.path;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.Remembered;
import dev.signet.pki.path.rule.CandidatePath;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Identity;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Paths that were trusted, by everything that was asked but the time, and how long that holds.
 * Withdrawal is no part of it: it is asked about anew for every question. Safe for many threads.
 */
final class Proofs {

  /** Certificates of a day's correspondents. */
  private static final int REMEMBERED = 4096;

  private final List<Instant> ends;
  private final Remembered<Asked, Proof> proofs = new Remembered<>(REMEMBERED);

  Proofs(TrustPolicy policy) {
    this.ends = ends(policy);
  }

  /**
   * @param offered hash of what came along, so that strangers' junk is not kept: if two share it,
   *     either question is answered by a path that was found for the same target
   */
  private record Asked(
      Certificate target, int offered, Purpose purpose, Optional<Identity> identity) {

    static Asked by(PathQuestion question) {
      return new Asked(
          question.target(),
          question.offered().certificates().hashCode(),
          question.purpose(),
          question.identity());
    }
  }

  /** What the rules have found, and the times between which they find the same. */
  private record Proof(JudgedPath judged, Instant from, Instant to) {
    boolean holds(Instant at) {
      return !at.isBefore(from) && !at.isAfter(to);
    }
  }

  /** The trusted path without its grounds about withdrawal, if it still holds by then. */
  Optional<JudgedPath> known(PathQuestion question) {
    return proofs
        .get(Asked.by(question))
        .filter(proof -> proof.holds(question.at()))
        .map(Proof::judged);
  }

  void remember(PathQuestion question, JudgedPath trusted) {
    JudgedPath timeless =
        new JudgedPath(
            trusted.path(),
            trusted.grounds().stream()
                .filter(ground -> ground.criterion() != Criterion.REVOCATION_STATUS)
                .toList(),
            trusted.policies(),
            List.of());
    proofs.put(
        Asked.by(question), new Proof(timeless, from(question, trusted), to(question, trusted)));
  }

  private Instant from(PathQuestion question, JudgedPath trusted) {
    Instant from = Instant.MIN;
    for (Certificate certificate : dated(trusted.path())) {
      from = later(from, certificate.notBefore());
    }
    for (Instant end : ends) {
      from = end.isAfter(question.at()) ? from : later(from, end);
    }
    return from;
  }

  private Instant to(PathQuestion question, JudgedPath trusted) {
    Instant to = Instant.MAX;
    for (Certificate certificate : dated(trusted.path())) {
      to = earlier(to, certificate.notAfter());
    }
    for (Instant end : ends) {
      to = end.isAfter(question.at()) ? earlier(to, end.minusNanos(1)) : to;
    }
    return to;
  }

  /** When algorithms cease to be admitted. */
  private static List<Instant> ends(TrustPolicy policy) {
    return policy.algorithms().rules().stream()
        .map(AlgorithmPolicy.Rule::until)
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<Certificate> dated(CandidatePath path) {
    List<Certificate> dated = new ArrayList<>(path.below());
    path.anchor()
        .authority()
        .certificate()
        .filter(certificate -> path.anchor().terms().dated())
        .ifPresent(dated::add);
    return dated;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
