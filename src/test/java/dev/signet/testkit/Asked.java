package dev.signet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.RevocationPolicy;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Questions about withdrawal as a test asks them: nobody but the issuer may sign evidence. */
public final class Asked {

  /** What a test says that a status rests on. */
  public static final Evidence EVIDENCE =
      new Evidence(
          Evidence.Kind.LIST, "test", Optional.empty(), TestAuthority.NOW, Optional.empty());

  /** The status of what was not withdrawn. */
  public static final RevocationStatus GOOD = RevocationStatus.Good.by(EVIDENCE);

  private Asked() {}

  /** A check that a status says withdrawn, since then and for that reason (RFC 5280 5.3.1). */
  public static Consumer<RevocationStatus> revoked(Instant since, String reason) {
    return status ->
        assertThat(status)
            .isInstanceOfSatisfying(
                RevocationStatus.Revoked.class,
                revoked -> {
                  assertThat(revoked.since()).isEqualTo(since);
                  assertThat(revoked.reason().word()).isEqualTo(reason);
                });
  }

  /** A question with that evidence, where certificates in {@code trusted} may sign it too. */
  public static RevocationQuestion about(
      Issued certificate, TestAuthority issuer, List<X509CRL> lists, X509Certificate... trusted) {
    List<Certificate> signers = Arrays.stream(trusted).map(Certificate::of).toList();
    return new RevocationQuestion(
        Certificate.of(certificate.certificate()),
        Authority.of(Certificate.of(issuer.certificate())),
        TestAuthority.NOW,
        RevocationPolicy.DEFAULT,
        (signer, when) ->
            signers.contains(signer)
                ? Ground.established(Criterion.ISSUER_TRUST, "test", "trusted by the test")
                : Ground.refuted(Criterion.ISSUER_TRUST, "test", "not trusted by the test"),
        new OfferedEvidence(
            lists.stream().map(list -> Octets.of(Lists.read(list).encoded())).toList(),
            List.of(),
            signers));
  }

  public static RevocationQuestion about(
      X509Certificate certificate, X509Certificate issuer, Instant at) {
    return new RevocationQuestion(
        Certificate.of(certificate),
        Authority.of(Certificate.of(issuer)),
        at,
        RevocationPolicy.DEFAULT,
        (signer, when) ->
            Ground.refuted(Criterion.ISSUER_TRUST, "test", "nobody else may sign evidence"),
        OfferedEvidence.NONE);
  }
}
