package dev.signet.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.pki.algorithm.NativeProvider;
import dev.signet.pki.algorithm.SignatureProviders;
import dev.signet.pki.extension.Extension;
import dev.signet.pki.extension.KeyUse;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.name.GeneralName;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateTest {

  private final TestAuthority root = TestAuthority.root("Root");

  @Test
  void namesAreThoseOfThePlatform() {
    X509Certificate x509 =
        root.issue(spec -> spec.subject("CN=Some Body,O=Org").mail("a@example.com")).certificate();
    Certificate certificate = Certificate.of(x509);
    assertThat(certificate.subject())
        .isEqualTo(DistinguishedName.of(x509.getSubjectX500Principal()));
    assertThat(certificate.issuer().principal()).isEqualTo(x509.getIssuerX500Principal());
    assertThat(certificate.claimedNames().all())
        .containsExactly(
            new GeneralName.Directory(certificate.subject()),
            new GeneralName.Mail("a@example.com"));
    assertThat(certificate.isSelfIssued()).isFalse();
    assertThat(Certificate.of(root.certificate()).isSelfIssued()).isTrue();
  }

  @Test
  void extensionsAreAbsentPresentOrMalformed() {
    Certificate certificate =
        Certificate.of(
            root.issue(
                    spec -> spec.usage(0x80).extension("2.5.29.32", true, new byte[] {0x30, 0x00}))
                .certificate());
    assertThat(certificate.keyUsage().value().orElseThrow())
        .containsExactly(KeyUse.DIGITAL_SIGNATURE);
    assertThat(certificate.keyUsage().isCritical()).isTrue();
    assertThat(certificate.policies().fault()).isPresent();
    assertThat(certificate.policies().isCritical()).isTrue();
    assertThat(certificate.nameConstraints()).isInstanceOf(Extension.Absent.class);
    assertThat(certificate.has("2.5.29.30")).isFalse();
    assertThat(certificate.keyUsage()).isSameAs(certificate.keyUsage());
  }

  @Test
  void extensionsAreThoseThatThePlatformFinds() {
    X509Certificate x509 = root.issue(spec -> spec.usage(0x80).dns("a.test")).certificate();
    Certificate certificate = Certificate.of(x509);
    assertThat(certificate.criticalExtensions()).isEqualTo(x509.getCriticalExtensionOIDs());
    assertThat(certificate.extensionTypes())
        .containsAll(x509.getCriticalExtensionOIDs())
        .containsAll(x509.getNonCriticalExtensionOIDs())
        .hasSize(
            x509.getCriticalExtensionOIDs().size() + x509.getNonCriticalExtensionOIDs().size());
  }

  @Test
  void theReaderThrowsNothingButMalformedCertificate() throws Exception {
    byte[] good = root.issue(spec -> spec.dns("a.test").usage(0x80)).certificate().getEncoded();
    CertificateReader reader = new CertificateReader();
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] mutated = good.clone();
      mutated[random.nextInt(good.length)] = (byte) random.nextInt(256);
      try {
        Certificate certificate = reader.read(mutated);
        read += certificate.alternativeNames().isPresent() ? 1 : 0;
        assertThat(certificate.toString()).isNotEmpty();
      } catch (MalformedCertificate expected) {
        assertThat(expected).hasMessageStartingWith("not a");
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void theSameOctetsAreReadOnce() throws Exception {
    CertificateReader reader = new CertificateReader();
    byte[] octets = root.certificate().getEncoded();
    assertThat(reader.read(octets)).isSameAs(reader.read(octets.clone()));
    assertThatThrownBy(() -> reader.read(new byte[] {0x30, 0}))
        .isInstanceOf(MalformedCertificate.class);
  }

  @Test
  void keysAreTheSameByTheirEncoding() {
    KeyPair one = TestKeys.ec();
    Issued issued = root.issue(spec -> spec.keys(one));
    assertThat(PublicKeys.same(issued.certificate().getPublicKey(), one.getPublic())).isTrue();
    assertThat(PublicKeys.same(TestKeys.ec().getPublic(), one.getPublic())).isFalse();
  }

  @ParameterizedTest
  @EnumSource(NativeProvider.class)
  void signaturesHoldUnderTheKeyThatMadeThemAndNoOther(NativeProvider choice) {
    SignatureCheck check = new SignatureCheck(SignatureProviders.chosen(choice, TestKeys.BC));
    for (KeyPair keys : new KeyPair[] {TestKeys.ec(), TestKeys.freshRsa(2048)}) {
      TestAuthority authority = TestAuthority.root("Signer", spec -> spec.keys(keys));
      X509Certificate leaf = authority.issue(spec -> {}).certificate();
      X509Certificate broken = authority.issue(spec -> spec.brokenSignature()).certificate();
      assertThat(check.verifies(leaf, keys.getPublic())).isTrue();
      assertThat(check.verifies(leaf, authority.certificate().getPublicKey())).isTrue();
      assertThat(check.verifies(broken, keys.getPublic())).isFalse();
      assertThat(check.verifies(leaf, TestKeys.ec().getPublic())).isFalse();
      assertThat(check.verifies(leaf, TestKeys.ed25519().getPublic())).isFalse();
      assertThat(check.verifies(authority.crl(spec -> {}), keys.getPublic())).isTrue();
      assertThat(check.verifies(authority.crl(spec -> {}), TestKeys.ec().getPublic())).isFalse();
    }
  }
}
