package dev.signet.pki.revocation.ocsp;

import static dev.signet.pki.revocation.ocsp.Says.good;
import static dev.signet.pki.revocation.ocsp.Says.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.RevocationReason;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.OcspSpec;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestResponder;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Who may sign an answer (RFC 6960 section 4.2.2.2). */
class ResponderRulesTest {

  private final OcspLab lab = new OcspLab();

  @Test
  void theIssuerMayWhetherNamedByKeyOrByName() {
    assertThat(lab.judgeDirect(a -> a.good(lab.leaf))).satisfies(good());
    assertThat(lab.judgeDirect(a -> a.good(lab.leaf).byName())).satisfies(good());
  }

  @Test
  void whomTheIssuerNamedMay() {
    TestResponder delegate = TestResponder.delegated(lab.authority);

    assertThat(lab.judge(delegate, a -> a.good(lab.leaf))).satisfies(good());
    assertThat(lab.judge(delegate, a -> a.good(lab.leaf).byName())).satisfies(good());
  }

  @Test
  void aDelegationMayComeFromElsewhereThanTheAnswer() {
    Issued delegate = lab.authority.issue(TestResponder::delegate);
    TestAuthority posing = TestAuthority.of(delegate);
    TestResponder silent = TestResponder.direct(posing);
    Consumer<OcspSpec> answer = a -> a.issuer(lab.authority.certificate()).good(lab.leaf);

    assertThat(lab.judge(silent, answer)).satisfies(unknown("in a certificate at hand"));
    lab.signers = List.of(Certificate.of(delegate.certificate()));
    assertThat(lab.judge(silent, answer)).satisfies(good());
  }

  @Test
  void aBrokenSignatureProvesNothing() {
    assertThat(lab.judgeDirect(a -> a.good(lab.leaf).brokenSignature()))
        .satisfies(unknown("not signed by the issuer"));
  }

  @Test
  void anotherKeyUnderTheIssuersNameProvesNothing() {
    assertThat(lab.judgeDirect(a -> a.good(lab.leaf).byName().signedBy(TestKeys.ec())))
        .satisfies(unknown("not signed by the issuer"));
  }

  @Test
  void aResponderThatIsNotTheOneWhoSignedProvesNothing() {
    TestResponder delegate = TestResponder.delegated(lab.authority);

    assertThat(lab.judge(delegate, a -> a.good(lab.leaf).claiming(TestKeys.ec().getPublic())))
        .satisfies(unknown("neither the issuer nor in a certificate at hand"));
    assertThat(lab.judge(delegate, a -> a.good(lab.leaf).signedBy(TestKeys.ec())))
        .satisfies(unknown("has not signed it"));
  }

  @Test
  void anyOtherCertificateOfTheIssuerIsNoDelegation() {
    assertThat(delegatedTo(spec -> spec.subject("CN=Mail user")))
        .satisfies(unknown("not for OCSP signing"));
    assertThat(
            delegatedTo(
                spec ->
                    spec.usage(KeyUsage.digitalSignature)
                        .extendedUsage(KeyPurposeId.anyExtendedKeyUsage)))
        .satisfies(unknown("not for OCSP signing"));
    assertThat(
            delegatedTo(
                spec ->
                    spec.usage(KeyUsage.keyEncipherment)
                        .extendedUsage(KeyPurposeId.id_kp_OCSPSigning)))
        .satisfies(unknown("not for OCSP signing"));
  }

  @Test
  void aDelegationByAnybodyElseIsNone() {
    TestAuthority twin = TestAuthority.root("Issuer");
    TestResponder forged =
        TestResponder.signing(lab.authority, twin.issue(TestResponder::delegate));
    TestAuthority below = lab.authority.intermediate("Below");
    TestResponder indirect =
        TestResponder.signing(lab.authority, below.issue(TestResponder::delegate));

    assertThat(lab.judge(forged, a -> a.good(lab.leaf)))
        .satisfies(unknown("was not issued by the issuer's key"));
    assertThat(lab.judge(indirect, a -> a.good(lab.leaf)))
        .satisfies(unknown("was not issued by the issuer's key"));
  }

  @Test
  void anExpiredDelegationIsNone() {
    assertThat(
            delegatedTo(
                spec -> {
                  TestResponder.delegate(spec);
                  spec.expired();
                }))
        .satisfies(unknown("is valid from"));
  }

  @Test
  void aDelegationWithAnUnknownCriticalExtensionIsNone() {
    assertThat(
            delegatedTo(
                spec -> {
                  TestResponder.delegate(spec);
                  spec.extension("1.2.3.4", true, new byte[] {5, 0});
                }))
        .satisfies(unknown("critical extension 1.2.3.4"));
  }

  @Test
  void aRevokedDelegationIsNone() {
    lab.lists = q -> revoked();

    assertThat(delegatedTo(TestResponder::uncheckedDelegate)).satisfies(unknown("was revoked at"));
    assertThat(delegatedTo(TestResponder::delegate)).satisfies(good());
  }

  @Test
  void aDelegationThatCannotBeCheckedThoughItSaysHowIsNone() {
    Consumer<CertificateSpec> checkable =
        spec -> {
          TestResponder.uncheckedDelegate(spec);
          spec.extension("2.5.29.31", false, new byte[] {0x30, 0});
        };

    assertThat(delegatedTo(checkable)).satisfies(unknown("there are no lists"));
    lab.policy = OcspLab.policy(false, true, Duration.ofDays(30));
    assertThat(delegatedTo(checkable)).satisfies(good());
  }

  @Test
  void aDelegationThatNamesNoWayToCheckItIsUpToUs() {
    assertThat(delegatedTo(TestResponder::uncheckedDelegate)).satisfies(good());
  }

  @Test
  void anRsaSignatureOfEitherKindIsChecked() {
    KeyPair keys = TestKeys.rsa();
    TestResponder responder =
        TestResponder.signing(
            lab.authority,
            lab.authority.issue(
                spec -> {
                  TestResponder.delegate(spec);
                  spec.keys(keys);
                }));

    assertThat(lab.judge(responder, a -> a.good(lab.leaf))).satisfies(good());
    assertThat(lab.judge(responder, a -> a.good(lab.leaf).probabilistic())).satisfies(good());
    assertThat(
            lab.judge(
                responder, a -> a.good(lab.leaf).probabilistic().signedBy(TestKeys.freshRsa(2048))))
        .satisfies(unknown("has not signed it"));
  }

  @Test
  void aWeakAlgorithmProvesNothing() {
    lab.algorithms = AlgorithmPolicy.MODERN;

    assertThat(lab.judgeDirect(a -> a.good(lab.leaf).digest("SHA1")))
        .satisfies(unknown("SHA-1 is not admitted by the algorithm policy"));
    assertThat(
            lab.judge(TestResponder.delegated(lab.authority), a -> a.good(lab.leaf).digest("SHA1")))
        .satisfies(unknown("SHA-1 is not admitted by the algorithm policy"));
    assertThat(lab.judgeDirect(a -> a.good(lab.leaf))).satisfies(good());
  }

  private RevocationStatus delegatedTo(Consumer<CertificateSpec> wishes) {
    TestResponder responder = TestResponder.signing(lab.authority, lab.authority.issue(wishes));
    return lab.judge(responder, a -> a.good(lab.leaf));
  }

  private static RevocationStatus revoked() {
    return new RevocationStatus.Revoked(
        OcspLab.NOW,
        RevocationReason.KEY_COMPROMISE,
        new Evidence(Evidence.Kind.LIST, "test", Optional.empty(), OcspLab.NOW, Optional.empty()));
  }
}
