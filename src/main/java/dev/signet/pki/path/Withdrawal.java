package dev.signet.pki.path;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.rule.CandidatePath;
import dev.signet.pki.path.rule.Described;
import dev.signet.pki.path.search.Issuers;
import dev.signet.pki.path.search.PathFinder;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.RevocationPolicy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * RFC 5280 section 6.1.3(a)(3): no certificate below the anchor was revoked at the asked time, as
 * far as the policy wants it looked at.
 */
final class Withdrawal {

  private static final String RULE = "RFC 5280 6.1.3(a)(3)";

  private final StatusDesk desk;
  private final RevocationPolicy policy;

  Withdrawal(StatusDesk desk, RevocationPolicy policy) {
    this.desk = desk;
    this.policy = policy;
  }

  /**
   * What was found about one path.
   *
   * @param links what was found about each certificate, leaf first
   */
  record Findings(List<LinkFinding> links, Instant at) {

    /** All grounds, one at least. */
    List<Ground> grounds() {
      List<Ground> all = new ArrayList<>();
      boolean areGood = true;
      for (LinkFinding link : links) {
        for (Ground ground : link.grounds) {
          areGood &= ground.finding() == Finding.ESTABLISHED;
          all.add(ground);
        }
      }
      if (areGood) {
        all.add(established(summary()));
      }
      return all;
    }

    private String summary() {
      return links.isEmpty()
          ? "The policy looks at nobody's withdrawal."
          : "None of the " + links.size() + " certificates looked at was revoked at " + at + ".";
    }

    List<UsedEvidence> evidence() {
      List<UsedEvidence> used = new ArrayList<>();
      for (LinkFinding link : links) {
        link.evidence.forEach(evidence -> used.add(new UsedEvidence(link.certificate, evidence)));
      }
      return used;
    }

    /** Tells the search which edges are bad. */
    void teach(PathFinder finder) {
      for (LinkFinding link : links) {
        link.grounds.stream()
            .filter(ground -> ground.finding() != Finding.ESTABLISHED)
            .forEach(ground -> finder.learn(link.certificate, link.issuer, ground));
      }
    }
  }

  /** What was found about one certificate of a path. */
  record LinkFinding(
      Certificate certificate, Authority issuer, List<Ground> grounds, List<Evidence> evidence) {}

  Findings along(CandidatePath path, Commission commission) {
    Instant at = commission.goal().context().at();
    if (path.targetIsAnchor()) {
      return new Findings(List.of(anchor(path)), at);
    }
    int looked =
        switch (policy.scope()) {
          case NOBODY -> 0;
          case LEAF -> 1;
          case WHOLE_PATH -> path.below().size();
        };
    return new Findings(links(path, looked, commission), at);
  }

  /** From the anchor down, because evidence about an authority helps to judge what it signed. */
  private List<LinkFinding> links(CandidatePath path, int looked, Commission commission) {
    Deque<LinkFinding> links = new ArrayDeque<>();
    for (int i = looked - 1; i >= 0; i--) {
      links.addFirst(link(path, i, commission));
    }
    return List.copyOf(links);
  }

  private static LinkFinding anchor(CandidatePath path) {
    Ground ground =
        established(
            "Nobody revokes an anchor; the operator withdraws it by taking it out of the policy.");
    return new LinkFinding(path.leaf(), path.anchor().authority(), List.of(ground), List.of());
  }

  private LinkFinding link(CandidatePath path, int index, Commission commission) {
    Certificate certificate = path.below().get(index);
    Authority issuer = Issuers.of(path).get(index);
    if (commission.isUnderQuestion(certificate)) {
      return new LinkFinding(certificate, issuer, List.of(), List.of());
    }
    return desk.statusOf(certificate, issuer, path.anchor(), commission.asking(certificate))
        .match(
            good -> new LinkFinding(certificate, issuer, List.of(), good.evidence()),
            revoked ->
                new LinkFinding(
                    certificate,
                    issuer,
                    List.of(revoked(certificate, revoked)),
                    List.of(revoked.evidence())),
            unknown ->
                new LinkFinding(
                    certificate, issuer, List.of(unknown(certificate, unknown)), List.of()));
  }

  private static Ground revoked(Certificate certificate, RevocationStatus.Revoked revoked) {
    return Ground.refuted(
            Criterion.REVOCATION_STATUS,
            RULE,
            Described.of(certificate)
                + " was revoked at "
                + revoked.since()
                + ", reason "
                + revoked.reason().word()
                + ".")
        .remediedBy("Use another certificate; one that was revoked stays so.");
  }

  private Ground unknown(Certificate certificate, RevocationStatus.Unknown unknown) {
    String because =
        "Whether "
            + Described.of(certificate)
            + " was revoked is not known: "
            + Described.text(String.join("; ", unknown.because()));
    String remedy = "Provide a current revocation list or OCSP answer of its issuer.";
    return switch (policy.unknown()) {
      case REFUSED ->
          Ground.refuted(Criterion.REVOCATION_STATUS, RULE, because + "; the policy refuses that.")
              .remediedBy(remedy);
      case OPEN ->
          Ground.undetermined(Criterion.REVOCATION_STATUS, RULE, because + ".").remediedBy(remedy);
      case ACCEPTED -> established(because + "; the policy accepts that.");
    };
  }

  private static Ground established(String because) {
    return Ground.established(Criterion.REVOCATION_STATUS, RULE, because);
  }
}
