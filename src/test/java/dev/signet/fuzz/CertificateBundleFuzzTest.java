package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.pki.certificate.BerElement;
import dev.signet.pki.certificate.CertificateBundle;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;

/** What is published behind a URL: whatever can be read is read, and the rest is noted. */
class CertificateBundleFuzzTest {

  @FuzzTest(maxDuration = "10s")
  void isReadAsFarAsItGoes(byte[] octets) {
    CertificateBundle bundle = CertificateBundle.read(octets, new CertificateReader());

    assertThat(bundle.certificates())
        .doesNotHaveDuplicates()
        .hasSizeLessThanOrEqualTo(CertificateBundle.MAX_CERTIFICATES);
    assertThat(bundle.notes()).allSatisfy(note -> assertThat(note).contains(" "));
  }

  @FuzzTest(maxDuration = "10s")
  void staysWithinItsOctets(byte[] octets) {
    try {
      BerElement element = BerElement.at(octets, 0, octets.length);
      assertThat(element.end()).isLessThanOrEqualTo(octets.length);
      assertThat(element.encoded()).hasSize(element.end());
      for (BerElement child : element.children(100)) {
        assertThat(child.end()).isLessThanOrEqualTo(element.contentEnd());
      }
    } catch (MalformedCertificate refused) {
      assertThat(refused).hasMessageContaining(" ");
    }
  }
}
