package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.path.rule.CandidatePath;
import dev.signet.pki.path.rule.DsaParameters;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who has signed whom, as far as one question needs to know it and may pay for it. */
final class Links {

  private static final String RULE = "RFC 5280 6.1.3(a)(1)";

  private final Graph graph;
  private final SignatureFacts facts;
  private final Ledger ledger;
  private final Refusals refusals = new Refusals();

  Links(Graph graph, SignatureFacts facts, Ledger ledger) {
    this.graph = graph;
    this.facts = facts;
    this.ledger = ledger;
  }

  Refusals refusals() {
    return refusals;
  }

  /** Whether the authority has signed it; empty when nobody pays for finding out. */
  Optional<Boolean> signed(Authority issuer, Certificate issued) {
    for (Authority working : working(issuer)) {
      Optional<Boolean> verified = verifies(working.key(), fingerprint(working), issued);
      if (verified.isEmpty() || verified.get()) {
        return verified;
      }
    }
    refusals.add(issued, issuer, notSigned(issuer, issued));
    return Optional.of(false);
  }

  /**
   * Whether every signature of a whole path verifies with the working keys of that very path; empty
   * when nobody pays for finding out.
   */
  Optional<Boolean> hold(CandidatePath path) {
    List<Authority> issuers = Issuers.of(path);
    for (int i = 0; i < issuers.size(); i++) {
      Authority issuer = issuers.get(i);
      Certificate issued = path.below().get(i);
      Optional<Boolean> verified = verifies(issuer.key(), fingerprint(issuer), issued);
      if (verified.isEmpty() || !verified.get()) {
        return verified;
      }
    }
    return Optional.of(true);
  }

  private Optional<Boolean> verifies(PublicKey key, Fingerprint fingerprint, Certificate issued) {
    boolean pooled = graph.isPooled(issued);
    Optional<Boolean> known = facts.known(fingerprint, issued, pooled);
    if (known.isPresent() || !ledger.takeSignature()) {
      return known;
    }
    return Optional.of(facts.check(key, fingerprint, issued, pooled));
  }

  /** The authority, or what it may be with the parameters of an issuer (section 6.1.4(e)). */
  private List<Authority> working(Authority issuer) {
    if (!DsaParameters.areMissing(issuer.key()) || issuer.certificate().isEmpty()) {
      return List.of(issuer);
    }
    Certificate certificate = issuer.certificate().get();
    List<PublicKey> above = new ArrayList<>();
    graph.anchors().issuing(certificate.issuer()).forEach(a -> above.add(a.authority().key()));
    graph.named(certificate.issuer()).forEach(c -> above.add(c.key()));
    return above.stream()
        .flatMap(key -> DsaParameters.completed(issuer.key(), key).stream())
        .distinct()
        .map(key -> new Authority(issuer.name(), key, issuer.certificate()))
        .toList();
  }

  /** Of the key that it works with, which may be more than its certificate says. */
  private static Fingerprint fingerprint(Authority authority) {
    return authority.certificate().filter(c -> c.key() == authority.key()).isPresent()
        ? authority.keyFingerprint()
        : Fingerprint.of(authority.key());
  }

  private static Ground notSigned(Authority issuer, Certificate issued) {
    return Ground.refuted(
        Criterion.SIGNATURE,
        RULE,
        "The key of " + issuer.name() + " has not signed " + issued.subject() + ".");
  }
}
