package dev.signet.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CertificateReaderTest {

  private final CertificateReader reader = new CertificateReader();
  private final Issued alice = TestAuthority.root("Root").issue(spec -> spec.subject("CN=Alice"));

  @Test
  void readsAndRemembersByContent() throws MalformedCertificate {
    assertThat(reader.parse(alice.der()))
        .isEqualTo(alice.certificate())
        .isSameAs(reader.parse(alice.der()));
  }

  @Test
  void saysWhatIsWrong() {
    byte[] der = alice.der();
    assertThatThrownBy(() -> reader.parse(new byte[0])).isInstanceOf(MalformedCertificate.class);
    assertThatThrownBy(() -> reader.parse("-----BEGIN CERTIFICATE-----".getBytes()))
        .isInstanceOf(MalformedCertificate.class)
        .hasMessageContaining("SEQUENCE");
    assertThatThrownBy(() -> reader.parse(Arrays.copyOf(der, der.length + 1)))
        .hasMessageContaining("1 octets follow");
    assertThatThrownBy(() -> reader.parse(Arrays.copyOf(der, der.length - 1)))
        .isInstanceOf(MalformedCertificate.class);
    assertThatThrownBy(() -> reader.parse(new byte[CertificateReader.MAX_OCTETS + 1]))
        .hasMessageContaining("larger than");
  }

  @Test
  void answersEveryMutationWithACertificateOrMalformedCertificate() {
    Random random = new Random(7);
    for (int i = 0; i < 5000; i++) {
      byte[] der = alice.der();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        der[random.nextInt(der.length)] = (byte) random.nextInt(256);
      }
      try {
        SubjectNames.mailAddresses(reader.parse(der));
      } catch (MalformedCertificate expected) {
        assertThat(expected).hasMessageContaining("certificate");
      }
    }
  }

  @Test
  void remembersNoMoreThanItMay() {
    Remembered<Integer, String> last = new Remembered<>(2);
    last.put(1, "one");
    last.put(2, "two");
    assertThat(last.get(1)).contains("one");
    last.put(3, "three");
    assertThat(last.get(2)).isEmpty();
    assertThat(last.get(1)).contains("one");
  }
}
