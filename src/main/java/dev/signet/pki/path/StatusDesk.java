package dev.signet.pki.path;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.DistributionPoint;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.name.GeneralName;
import dev.signet.pki.path.search.Graph;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.SignerTrust;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.RevocationPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks about withdrawal for one question, each certificate once for each issuer, anchor and time.
 *
 * <p>Those who look for evidence may ask back from threads of their own, even late: safe for many.
 */
final class StatusDesk {

  private static final FetchBudget NOTHING = new FetchBudget(0, 0, Instant.EPOCH);

  private final RevocationSource source;
  private final RevocationPolicy policy;
  private final Graph graph;
  private final Signers signers;
  private final Map<Asked, RevocationStatus> known = new ConcurrentHashMap<>();

  /** Says on whose word evidence about a certificate below an anchor may rest. */
  interface Signers {
    SignerTrust below(Anchor anchor, Commission commission);
  }

  /** The time is part of it: a signer may be asked about as of several times. */
  private record Asked(
      Certificate certificate, Authority issuer, Anchor anchor, Commission.Terms terms) {}

  StatusDesk(RevocationSource source, RevocationPolicy policy, Graph graph, Signers signers) {
    this.source = source;
    this.policy = policy;
    this.graph = graph;
    this.signers = signers;
  }

  RevocationStatus statusOf(
      Certificate certificate, Authority issuer, Anchor anchor, Commission commission) {
    Asked asked = new Asked(certificate, issuer, anchor, commission.terms());
    RevocationStatus status = known.get(asked);
    if (status == null) {
      status = ask(asked, commission);
      known.put(asked, status);
    }
    return status;
  }

  private RevocationStatus ask(Asked asked, Commission commission) {
    try {
      return source.statusOf(
          new RevocationQuestion(
              asked.certificate,
              asked.issuer,
              commission.goal().context().at(),
              policy,
              signers.below(asked.anchor, commission),
              evidence(asked.certificate, commission.evidence()),
              policy.fetch() ? commission.fetches() : NOTHING));
    } catch (RuntimeException failed) {
      return RevocationStatus.Unknown.because(
          "the evidence could not be read: " + failed.getMessage());
    }
  }

  /** The offered evidence, and everybody at hand who may have signed any. */
  private OfferedEvidence evidence(Certificate certificate, OfferedEvidence offered) {
    Set<Certificate> all = new LinkedHashSet<>(offered.signers());
    for (DistinguishedName name : signerNames(certificate)) {
      all.addAll(graph.named(name));
    }
    return new OfferedEvidence(offered.lists(), offered.ocspAnswers(), List.copyOf(all));
  }

  /** Its issuer, and those whom its distribution points name (RFC 5280 section 4.2.1.13). */
  private static List<DistinguishedName> signerNames(Certificate certificate) {
    List<DistinguishedName> names = new ArrayList<>();
    names.add(certificate.issuer());
    for (DistributionPoint point : certificate.crlDistributionPoints().value().orElse(List.of())) {
      for (GeneralName name : point.listIssuer()) {
        if (name instanceof GeneralName.Directory directory) {
          names.add(directory.name());
        }
      }
    }
    return names;
  }
}
