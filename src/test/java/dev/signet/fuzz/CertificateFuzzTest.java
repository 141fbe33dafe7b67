package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.name.MalformedName;

/** A certificate is read or refused with a reason; its statements are values or faults. */
class CertificateFuzzTest {

  private final CertificateReader reader = new CertificateReader();

  @FuzzTest(maxDuration = "10s")
  void isReadOrRefused(byte[] octets) {
    try {
      Certificate certificate = Certificate.of(reader.parse(octets));
      assertThat(certificate.encoded()).isEqualTo(octets);
      Statements.of(certificate);
    } catch (MalformedCertificate | MalformedName refused) {
      assertThat(refused).hasMessageContaining(" ");
    }
  }
}
