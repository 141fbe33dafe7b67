package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.rule.AnchorRules;
import dev.signet.pki.path.rule.CertificateRules;
import dev.signet.pki.path.rule.IssuerRules;
import dev.signet.pki.path.rule.Place;
import dev.signet.pki.path.rule.RuleContext;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What speaks against the topmost step of a begun path: rules about a certificate whatever path it
 * is on are asked once, constraints of an issuer once for each path below it.
 */
final class Examination {

  private final RuleContext context;
  private final Refusals refusals;
  private final Map<Certificate, List<Ground>> certificates = new HashMap<>();
  private final Map<Edge, Ground> learned = new HashMap<>();

  private record Edge(Certificate issued, Authority issuer) {}

  Examination(RuleContext context, Refusals refusals) {
    this.context = context;
    this.refusals = refusals;
  }

  /** Takes in what was found out about an edge elsewhere. */
  void learn(Certificate issued, Authority issuer, Ground against) {
    learned.put(new Edge(issued, issuer), against);
    refusals.add(issued, issuer, against);
  }

  List<Ground> against(PartialPath path) {
    if (path.below().isEmpty()) {
      return CertificateRules.against(path.top(), Place.LEAF, context);
    }
    PartialPath below = path.below().get();
    List<Ground> against = new ArrayList<>(againstIssuer(path, below.certificates()));
    Ground known = learned.get(new Edge(below.top(), path.issuer()));
    if (known != null) {
      against.add(known);
    }
    against.stream()
        .filter(ground -> ground.finding() == Finding.REFUTED)
        .findFirst()
        .ifPresent(ground -> refusals.add(below.top(), path.issuer(), ground));
    return against;
  }

  private List<Ground> againstIssuer(PartialPath path, List<Certificate> below) {
    if (path.anchor().isPresent()) {
      return AnchorRules.against(path.anchor().get(), below, context);
    }
    List<Ground> own =
        certificates.computeIfAbsent(
            path.top(), issuer -> CertificateRules.against(issuer, Place.AUTHORITY, context));
    List<Ground> constraints = IssuerRules.against(path.top(), below, context);
    if (constraints.isEmpty()) {
      return own;
    }
    List<Ground> both = new ArrayList<>(own);
    both.addAll(constraints);
    return both;
  }
}
