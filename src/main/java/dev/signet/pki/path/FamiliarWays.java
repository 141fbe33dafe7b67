package dev.signet.pki.path;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.Remembered;
import dev.signet.pki.extension.AuthorityKeyIdentifier;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.path.rule.CandidatePath;
import dev.signet.pki.trust.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How leaves of one issuer came to an anchor last time: where to look first for the next of them.
 * It saves the search and nothing else, because the path is judged anew and as a whole, and the
 * search is begun when it does not hold. Safe for many threads.
 */
final class FamiliarWays {

  /** Issuers of a day's correspondents. */
  private static final int REMEMBERED = 1024;

  private final Remembered<Issued, CandidatePath> ways = new Remembered<>(REMEMBERED);

  /**
   * What certificates with the same way have in common.
   *
   * @param offered hash of what came along, so that strangers' junk is not kept; the way is judged
   *     anew in any case
   */
  private record Issued(
      DistinguishedName issuer, Optional<Octets> key, int offered, Purpose purpose) {

    static Issued by(PathQuestion question) {
      Certificate target = question.target();
      return new Issued(
          target.issuer(),
          target.authorityKeyIdentifier().value().flatMap(AuthorityKeyIdentifier::keyIdentifier),
          question.offered().certificates().stream()
              .filter(c -> !c.equals(target))
              .toList()
              .hashCode(),
          question.purpose());
    }
  }

  /** The way of another with the asked certificate at its end; authorities are searched for. */
  Optional<CandidatePath> of(PathQuestion question) {
    return question.target().isAuthority()
        ? Optional.empty()
        : ways.get(Issued.by(question)).map(way -> below(way, question.target()));
  }

  /** Takes notice of a path that the search has proposed first. */
  void remember(PathQuestion question, CandidatePath path) {
    if (!path.targetIsAnchor() && !question.target().isAuthority()) {
      ways.put(Issued.by(question), path);
    }
  }

  private static CandidatePath below(CandidatePath way, Certificate target) {
    List<Certificate> certificates = new ArrayList<>(way.below());
    certificates.set(0, target);
    return new CandidatePath(certificates, way.anchor(), false);
  }
}
