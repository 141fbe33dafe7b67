package dev.signet.pki.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.pki.certificate.Pem;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we issue and revoke, judged by OpenSSL. */
class OpensslAgreementTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir private Path directory;

  private IssuingAuthority authority;

  @BeforeEach
  void open() throws Exception {
    try {
      run("openssl", "version");
    } catch (IOException absent) {
      Assumptions.abort("openssl absent: " + absent.getMessage());
    }
    authority =
        IssuingAuthority.openOrCreate(
            directory, IssuingSettings.DEFAULT, new SecureRandom(), InstantSource.fixed(NOW));
  }

  @Test
  void acceptsOurCertificatesForMail() throws Exception {
    Entity domain = new Entity.Domain(DomainName.of("example.org"));
    Entity international = new Entity.Mailbox(MailAddress.of("\u7528\u6237@example.org"));
    Entity longOne = new Entity.Mailbox(MailAddress.of("a".repeat(60) + "@example.org"));
    for (Entity entity : List.of(domain, international, longOne)) {
      assertThat(verify("smimesign", issue(TestKeys.ec().getPublic(), entity))).endsWith(": OK");
    }
    assertThat(verify("smimeencrypt", issue(TestKeys.rsa().getPublic(), domain))).endsWith(": OK");
    assertThat(verify("sslserver", issue(TestKeys.rsa().getPublic(), domain)))
        .doesNotEndWith(": OK");
  }

  @Test
  void findsOurRevocations() throws Exception {
    X509Certificate made =
        issue(TestKeys.ec().getPublic(), new Entity.Mailbox(MailAddress.of("alice@example.org")));
    RevokedCertificate line =
        new RevokedCertificate(
            made.getSerialNumber(), NOW.minusSeconds(60), CRLReason.KEY_COMPROMISE);
    Path list = directory.resolve("list.pem");

    Files.writeString(list, crl(List.of()));
    assertThat(verify("smimesign", made, "-crl_check", "-CRLfile", list.toString()))
        .endsWith(": OK");
    Files.writeString(list, crl(List.of(line)));
    assertThat(verify("smimesign", made, "-crl_check", "-CRLfile", list.toString()))
        .contains("certificate revoked");
  }

  private X509Certificate issue(PublicKey key, Entity entity) throws UnsuitableKey {
    return authority
        .issue(
            new CertificateOrder(
                key,
                List.of(entity),
                Set.of(Use.values()),
                NOW.minusSeconds(60),
                NOW.plus(Duration.ofDays(90))))
        .certificate();
  }

  private String crl(List<RevokedCertificate> lines) throws Exception {
    return new Pem(
            "X509 CRL",
            authority.crl(lines, NOW.minusSeconds(30), NOW.plusSeconds(60)).getEncoded())
        .text();
  }

  private String verify(String purpose, X509Certificate certificate, String... more)
      throws Exception {
    Path leaf = directory.resolve("leaf.pem");
    Files.writeString(leaf, new Pem("CERTIFICATE", certificate.getEncoded()).text());
    List<String> command =
        new ArrayList<>(
            List.of(
                "openssl",
                "verify",
                "-x509_strict",
                "-purpose",
                purpose,
                "-attime",
                "" + NOW.getEpochSecond()));
    command.addAll(List.of("-CAfile", directory.resolve("authority.crt").toString()));
    command.addAll(List.of(more));
    command.add(leaf.toString());
    return run(command.toArray(String[]::new));
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output.strip();
  }
}
