package dev.signet.pki.revocation.ocsp;

import dev.signet.pki.Octets;
import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.ocsp.answer.MalformedOcspAnswer;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import dev.signet.pki.revocation.ocsp.judge.AnswerJudge;
import dev.signet.pki.revocation.ocsp.judge.SignatureAdmission;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.OcspSpec;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestResponder;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** One authority, one certificate, and whoever answers about it. */
final class OcspLab {

  static final Instant NOW = TestAuthority.NOW;
  static final SignatureCheck SIGNATURES = new SignatureCheck(TestKeys.BC);
  static final RevocationSource NO_LISTS =
      q -> RevocationStatus.Unknown.because("there are no lists");

  final TestAuthority authority = TestAuthority.root("Issuer");
  final X509Certificate leaf;
  Instant now = NOW;
  Instant at = NOW;
  RevocationPolicy policy = RevocationPolicy.DEFAULT;
  RevocationSource lists = NO_LISTS;
  AlgorithmPolicy algorithms = AlgorithmPolicy.ANY;
  List<Certificate> signers = List.of();

  OcspLab() {
    this(spec -> {});
  }

  OcspLab(Consumer<CertificateSpec> wishes) {
    leaf = authority.issue(wishes).certificate();
  }

  RevocationStatus judge(TestResponder responder, Consumer<OcspSpec> wishes) {
    return judge(responder.answer(wishes));
  }

  RevocationStatus judgeDirect(Consumer<OcspSpec> wishes) {
    return judge(TestResponder.direct(authority), wishes);
  }

  RevocationStatus judge(Octets answer) {
    try {
      return judge().statusBy(OcspAnswer.read(answer), question());
    } catch (MalformedOcspAnswer broken) {
      throw new IllegalStateException(broken);
    }
  }

  AnswerJudge judge() {
    return new AnswerJudge(SIGNATURES, SignatureAdmission.by(algorithms), lists, () -> now);
  }

  RevocationQuestion question() {
    return new RevocationQuestion(
        Certificate.of(leaf),
        Authority.of(Certificate.of(authority.certificate())),
        at,
        policy,
        (signer, when) -> Ground.refuted(Criterion.ISSUER_TRUST, "test", "nobody else may sign"),
        new OfferedEvidence(List.of(), List.of(), signers));
  }

  /** The question with answers that somebody offers. */
  RevocationQuestion offering(Octets... answers) {
    RevocationQuestion plain = question();
    return new RevocationQuestion(
        plain.certificate(),
        plain.issuer(),
        at,
        policy,
        plain.signers(),
        new OfferedEvidence(List.of(), List.of(answers), signers));
  }

  static RevocationPolicy policy(boolean nonce, boolean responderUnchecked, Duration oldest) {
    return new RevocationPolicy(
        RevocationPolicy.Scope.WHOLE_PATH,
        RevocationPolicy.Unknown.OPEN,
        RevocationPolicy.Order.OCSP_FIRST,
        nonce,
        responderUnchecked,
        oldest,
        Duration.ofDays(400));
  }
}
