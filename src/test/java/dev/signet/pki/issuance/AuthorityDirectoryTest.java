package dev.signet.pki.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityDirectoryTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir private Path directory;

  @Test
  void opensWhatItMade() throws IOException {
    IssuingAuthority made = open(NOW);
    KeyAndCertificate signer = made.responseSigner();

    IssuingAuthority opened = open(NOW.plusSeconds(60));

    assertThat(opened.certificate()).isEqualTo(made.certificate());
    assertThat(opened.responseSigner().certificate()).isEqualTo(signer.certificate());
    assertThat(opened.responseSigner().key()).isEqualTo(signer.key());
  }

  @Test
  void keepsKeysFromEveryoneButTheOwner() throws IOException {
    open(NOW).responseSigner();

    for (String file : List.of("authority.pem", "response-signer.pem")) {
      assertThat(Files.getPosixFilePermissions(directory.resolve(file)))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      assertThat(Files.readString(directory.resolve(file)))
          .contains("BEGIN PRIVATE KEY", "BEGIN CERTIFICATE");
    }
    assertThat(Files.readString(directory.resolve("authority.crt"))).doesNotContain("PRIVATE");
    assertThat(Files.getPosixFilePermissions(directory.resolve("authority.crt")))
        .contains(PosixFilePermission.OTHERS_READ);
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void refusesWhatIsHalfThereOrUnreadable() throws IOException {
    open(NOW);
    String whole = Files.readString(directory.resolve("authority.pem"));
    int half = whole.indexOf("-----BEGIN CERTIFICATE");
    refuses(whole.substring(0, half), "0 blocks 'CERTIFICATE'");
    refuses(whole.substring(half), "0 blocks 'PRIVATE KEY'");
    refuses(whole.substring(0, whole.length() - 40), "broken or does not end");
    refuses("", "0 blocks");
    refuses(whole + whole, "2 blocks");
    refuses("\u0000\u0001\u0002", "0 blocks");
    refuses(whole.replaceFirst("M", "!"), "cannot be used");
  }

  @Test
  void refusesAKeyOfAnotherCertificate() throws IOException {
    open(NOW);
    String one = Files.readString(directory.resolve("authority.pem"));
    Files.delete(directory.resolve("authority.pem"));
    open(NOW);
    String other = Files.readString(directory.resolve("authority.pem"));
    int half = one.indexOf("-----BEGIN CERTIFICATE");

    refuses(
        one.substring(0, half) + other.substring(other.indexOf("-----BEGIN CERTIFICATE")),
        "do not belong together");
  }

  @Test
  void refusesToStartWhenTheAuthorityHasExpired() throws IOException {
    open(NOW);

    assertThatThrownBy(() -> open(NOW.plus(Duration.ofDays(4000)))).hasMessageContaining("expired");
  }

  @Test
  void makesOneAuthorityWhenManyStartAtOnce() throws Exception {
    ExecutorService starters = Executors.newFixedThreadPool(4);
    try {
      List<Future<X509Certificate>> started = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        started.add(starters.submit(() -> open(NOW).certificate()));
      }
      X509Certificate first = started.get(0).get();
      for (Future<X509Certificate> one : started) {
        assertThat(one.get()).isEqualTo(first);
      }
    } finally {
      starters.shutdownNow();
    }
  }

  @Test
  void certifiesTheResponseSignerAgainBeforeItEnds() throws IOException {
    KeyAndCertificate first = open(NOW).responseSigner();
    KeyAndCertificate early = open(NOW.plus(Duration.ofDays(330))).responseSigner();
    KeyAndCertificate late = open(NOW.plus(Duration.ofDays(336))).responseSigner();

    assertThat(early.certificate()).isEqualTo(first.certificate());
    assertThat(late.certificate()).isNotEqualTo(first.certificate());
    assertThat(late.key()).isEqualTo(first.key());
    assertThat(late.certificate().getSubjectX500Principal().getName())
        .isEqualTo("CN=Signet response signing");
    assertThat(late.certificate().getKeyUsage()).startsWith(true, false, false);
  }

  @Test
  void certifiesTheResponseSignerAgainUnderANewAuthority() throws Exception {
    KeyAndCertificate first = open(NOW).responseSigner();
    Files.delete(directory.resolve("authority.pem"));
    IssuingAuthority fresh = open(NOW);

    KeyAndCertificate renewed = fresh.responseSigner();

    assertThat(renewed.key()).isEqualTo(first.key());
    renewed.certificate().verify(fresh.certificate().getPublicKey());
  }

  private IssuingAuthority open(Instant at) throws IOException {
    return IssuingAuthority.openOrCreate(
        directory, IssuingSettings.DEFAULT, new SecureRandom(), InstantSource.fixed(at));
  }

  private void refuses(String content, String because) throws IOException {
    Files.writeString(directory.resolve("authority.pem"), content);
    assertThatThrownBy(() -> open(NOW))
        .isInstanceOf(UnusableAuthority.class)
        .hasMessageContaining("authority.pem")
        .hasMessageContaining(because);
    assertThat(Files.readString(directory.resolve("authority.pem"))).isEqualTo(content);
  }
}
