package dev.signet.cli.judge;

import dev.signet.cli.judge.Judgement.Verdict;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.revocation.CrlRevocation;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The engine of the key service, asked about one certificate under the terms of one case. */
final class Engine {
  private final Provider provider;

  Engine(Provider provider) {
    this.provider = provider;
  }

  Judgement judgement(String id, TrustPolicy terms, CaseQuestion asked) {
    PathVerdict verdict =
        new PathValidation(former(terms), source(terms, asked), provider)
            .verdictOn(
                new PathQuestion(
                    asked.target().x509(),
                    asked.offered().stream().map(Certificate::x509).toList(),
                    asked.purpose(),
                    asked.at()));
    List<String> reasons =
        verdict.grounds().stream()
            .filter(ground -> ground.finding() != Finding.ESTABLISHED)
            .map(ground -> ground.rule() + ": " + ground.because())
            .toList();
    return new Judgement(
        id, word(verdict, terms), reasons, Set.of(), JsonValue.EMPTY_JSON_OBJECT, Duration.ZERO);
  }

  private static Verdict word(PathVerdict verdict, TrustPolicy terms) {
    boolean hard = terms.revocation().unknown() == RevocationPolicy.Unknown.REFUSED;
    return verdict.match(
        trusted -> Verdict.VALID,
        untrusted -> Verdict.INVALID,
        open -> hard ? Verdict.INVALID : Verdict.UNDETERMINED);
  }

  private static dev.signet.pki.path.TrustPolicy former(TrustPolicy terms) {
    Set<TrustAnchor> anchors = new HashSet<>();
    terms
        .anchors()
        .forEach(
            anchor ->
                anchors.add(
                    new TrustAnchor(anchor.authority().certificate().orElseThrow().x509(), null)));
    return new dev.signet.pki.path.TrustPolicy(terms.name(), anchors, List.of(), terms.budget());
  }

  private RevocationSource source(TrustPolicy terms, CaseQuestion asked) {
    if (terms.revocation().scope() == RevocationPolicy.Scope.NOBODY) {
      return question ->
          RevocationStatus.Good.by(
              new Evidence(
                  Evidence.Kind.LIST, "none", Optional.empty(), asked.at(), Optional.empty()));
    }
    List<X509CRL> lists = new ArrayList<>();
    asked.evidence().lists().forEach(octets -> list(octets.bytes()).ifPresent(lists::add));
    return new CrlRevocation(lists, provider);
  }

  private static Optional<X509CRL> list(byte[] der) {
    try {
      return Optional.of(
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der)));
    } catch (GeneralSecurityException junk) {
      return Optional.empty();
    }
  }
}
