package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.pki.Octets;
import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.ocsp.answer.MalformedOcspAnswer;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import dev.signet.pki.revocation.ocsp.judge.AnswerJudge;
import dev.signet.pki.revocation.ocsp.judge.SignatureAdmission;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** An OCSP answer is read and judged, or refused with a reason. */
class OcspAnswerFuzzTest {

  private final AnswerJudge judge =
      new AnswerJudge(
          new SignatureCheck(TestKeys.BC),
          SignatureAdmission.by(AlgorithmPolicy.ANY),
          question -> RevocationStatus.Unknown.because("there are no lists"),
          () -> TestAuthority.NOW);
  private final RevocationQuestion question =
      new RevocationQuestion(
          certificate("leaf.der"),
          Authority.of(certificate("issuer.der")),
          TestAuthority.NOW,
          RevocationPolicy.DEFAULT,
          (signer, at) -> Ground.refuted(Criterion.ISSUER_TRUST, "test", "nobody else may sign"),
          OfferedEvidence.NONE);

  @FuzzTest(maxDuration = "10s")
  void isReadAndJudged(byte[] octets) {
    try {
      RevocationStatus status = judge.statusBy(OcspAnswer.read(Octets.of(octets)), question);
      List<String> because = status.match(g -> List.of(), r -> List.of(), u -> u.because());
      assertThat(status instanceof RevocationStatus.Unknown).isEqualTo(!because.isEmpty());
    } catch (MalformedOcspAnswer refused) {
      assertThat(refused).hasMessageContaining(" ");
    }
  }

  private static Certificate certificate(String file) {
    try (InputStream in = OcspAnswerFuzzTest.class.getResourceAsStream("ocsp/" + file)) {
      return Certificate.of(new CertificateReader().parse(in.readAllBytes()));
    } catch (IOException | MalformedCertificate impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
