package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.entity.MailAddress;
import dev.signet.pki.Octets;
import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.name.MalformedName;
import dev.signet.pki.path.Offered;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationSources;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.crl.rule.ListRevocation;
import dev.signet.pki.revocation.crl.supply.ListStore;
import dev.signet.pki.revocation.ocsp.answer.MalformedOcspAnswer;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import dev.signet.pki.revocation.ocsp.judge.AnswerJudge;
import dev.signet.pki.revocation.ocsp.judge.SignatureAdmission;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.Identity;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.TestKeys;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole judge with strangers' octets: four lengths of two octets, then a leaf, an issuer, a
 * revocation list and an OCSP answer.
 */
class JudgeFuzzTest {

  private static final Instant AT = Instant.parse("2026-12-01T00:00:00Z");
  private static final Identity ALICE =
      new Identity.Mailbox(MailAddress.parse("alice@example.test").orElseThrow());

  private final Certificate genuine = Seeds.certificate("judge/leaf.der");
  private final Octets good = Seeds.octets("JudgeFuzzTestInputs/trustsNobodyElse/good");
  private final CertificateReader reader = new CertificateReader();
  private final SignatureCheck signatures = new SignatureCheck(TestKeys.BC);
  private final RevocationSource lists =
      new ListRevocation(new ListStore(List.of()), List.of(), signatures, () -> AT);
  private final AnswerJudge answers =
      new AnswerJudge(signatures, SignatureAdmission.by(AlgorithmPolicy.ANY), lists, () -> AT);
  private final PathValidation validation =
      new PathValidation(
          new TrustPolicy(
              "fuzz",
              List.of(Anchor.of(Seeds.certificate("judge/root.der"))),
              List.of(),
              PathRules.CAREFUL,
              AlgorithmPolicy.ANY,
              RevocationPolicy.DEFAULT,
              DiscoveryPolicy.LOCAL,
              new PathBudget(5, 50, 50)),
          new PathValidation.Means(
              new RevocationSources(List.of(lists, this::answered)), signatures, () -> AT));

  @FuzzTest(maxDuration = "10s")
  void trustsNobodyElse(byte[] octets) throws CertificateEncodingException {
    List<byte[]> parts = parts(octets);
    try {
      Certificate leaf = Certificate.of(reader.parse(parts.get(0)));
      PathVerdict verdict = validation.verdictOn(question(leaf, parts));

      assertThat(verdict.grounds())
          .isNotEmpty()
          .noneMatch(ground -> ground.because().startsWith("The certificates cannot be read"));
      assertThat(verdict instanceof PathVerdict.Trusted || !isGenuine(octets)).isTrue();
      if (verdict instanceof PathVerdict.Trusted) {
        assertThat(leaf.x509().getTBSCertificate()).isEqualTo(genuine.x509().getTBSCertificate());
      }
    } catch (MalformedCertificate | MalformedName refused) {
      assertThat(refused).hasMessageContaining(" ");
    }
  }

  /** Else a judge that trusts nobody would do. */
  private boolean isGenuine(byte[] octets) {
    return good.equals(Octets.of(octets));
  }

  private PathQuestion question(Certificate leaf, List<byte[]> parts) {
    List<Certificate> companions = new ArrayList<>();
    try {
      companions.add(Certificate.of(reader.parse(parts.get(1))));
    } catch (MalformedCertificate | MalformedName refused) {
      assertThat(refused).hasMessageContaining(" ");
    }
    OfferedEvidence evidence =
        new OfferedEvidence(
            List.of(Octets.of(parts.get(2))), List.of(Octets.of(parts.get(3))), companions);
    return PathQuestion.of(leaf, Purpose.SIGN_MAIL, AT)
        .with(new Offered(companions, evidence))
        .boundTo(ALICE);
  }

  private RevocationStatus answered(RevocationQuestion question) {
    try {
      return answers.statusBy(OcspAnswer.read(question.offered().ocspAnswers().get(0)), question);
    } catch (MalformedOcspAnswer refused) {
      return RevocationStatus.Unknown.because(refused.getMessage());
    }
  }

  private static List<byte[]> parts(byte[] octets) {
    ByteBuffer left = ByteBuffer.wrap(octets);
    List<byte[]> parts = new ArrayList<>();
    int[] lengths = new int[4];
    for (int i = 0; i < 4 && left.remaining() >= 2; i++) {
      lengths[i] = left.getShort() & 0xffff;
    }
    for (int length : lengths) {
      byte[] part = new byte[Math.min(length, left.remaining())];
      left.get(part);
      parts.add(part);
    }
    return parts;
  }
}
