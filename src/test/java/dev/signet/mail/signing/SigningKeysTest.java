package dev.signet.mail.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.mail.signing.SigningKeys.Configured;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
  private static final TestAuthority ROOT = TestAuthority.root("Root");
  private static final TestAuthority MIDDLE = ROOT.intermediate("Middle");
  private static final MailAddress ALICE = MailAddress.of("alice@example.org");
  private static final MailAddress BOB = MailAddress.of("bob@example.org");
  private static final MailAddress CAROL = MailAddress.of("carol@sub.example.org");
  private static final Issued ALICES = MIDDLE.issue(c -> c.mail("alice@example.org"));
  private static final Issued DOMAINS =
      MIDDLE.issue(
          c ->
              c.mail("domain-signing-authority@example.org")
                  .usage(KeyUsage.digitalSignature)
                  .extendedUsage(KeyPurposeId.id_kp_emailProtection));

  @TempDir Path folder;
  private KeysOnDisk disk;

  @BeforeEach
  void openTheDisk() {
    disk = new KeysOnDisk(folder);
  }

  @Test
  void theNarrowestPatternSigns() throws Exception {
    SigningKeys keys =
        load(
            configured("*@*.example.org", pem("below", DOMAINS)),
            configured("*@example.org", pem("domain", DOMAINS)),
            configured("alice@example.org", pem("alice", ALICES)));
    assertThat(keys.keyFor(ALICE).orElseThrow().certificate()).isEqualTo(ALICES.certificate());
    assertThat(keys.keyFor(BOB).orElseThrow().signsFor()).hasToString("*@example.org");
    assertThat(keys.keyFor(CAROL).orElseThrow().signsFor()).hasToString("*@*.example.org");
    assertThat(keys.keyFor(MailAddress.of("x@example.com"))).isEmpty();
    assertThat(keys.all()).hasSize(3);
  }

  @Test
  void thePkcs12FileGivesKeyAndChainWithoutTheRoot() throws Exception {
    KeySource file = disk.pkcs12("alice", ALICES, MIDDLE.certificate(), ROOT.certificate());
    SigningKey key = load(configured("alice@example.org", file)).keyFor(ALICE).orElseThrow();
    assertThat(key.certificate()).isEqualTo(ALICES.certificate());
    assertThat(key.chain()).containsExactly(MIDDLE.certificate());
    assertThat(key.provider()).isEmpty();
    assertThat(key.toString()).doesNotContain("rivate");
  }

  @Test
  void itSignsInTheNameThatItsCertificateHas() throws Exception {
    SigningKey own =
        load(configured("alice@example.org", pem("alice", ALICES))).keyFor(ALICE).orElseThrow();
    assertThat(own.entityFor(ALICE)).isEqualTo(new Entity.Mailbox(ALICE));
    assertThat(own.isAlignedWith(BOB)).isFalse();
    SigningKey domains =
        load(configured("*@*.example.org", pem("domain", DOMAINS))).keyFor(CAROL).orElseThrow();
    assertThat(domains.entityFor(CAROL)).isEqualTo(new Entity.Domain(DomainName.of("example.org")));
    assertThat(domains.isAlignedWith(CAROL)).isTrue();
    assertThat(domains.isAlignedWith(MailAddress.of("x@badexample.org"))).isFalse();
  }

  @Test
  void allKindsOfKeysSign() throws Exception {
    for (Consumer<CertificateSpec> kind :
        List.<Consumer<CertificateSpec>>of(
            CertificateSpec::rsa,
            c -> c.keys(TestKeys.ec("P-384")),
            c -> c.keys(TestKeys.ed25519()))) {
      Issued key = MIDDLE.issue(c -> kind.accept(c.mail("alice@example.org")));
      assertThat(load(configured("alice@example.org", pem("alice", key))).all()).hasSize(1);
    }
  }

  @Test
  void aKeyThatDoesNotFitItsCertificateIsRefused() throws Exception {
    KeySource mixed = disk.pem("mixed", DOMAINS.keys().getPrivate(), ALICES.certificate());
    assertThatThrownBy(() -> load(configured("alice@example.org", mixed)))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("the key for alice@example.org: it does not belong");
    KeySource otherKind = disk.pem("kind", TestKeys.rsa().getPrivate(), ALICES.certificate());
    assertThatThrownBy(() -> load(configured("alice@example.org", otherKind)))
        .hasMessageContaining("is no EC key");
  }

  @Test
  void aCertificateThatMayNotSignMailIsRefused() {
    assertRefused(c -> c.usage(KeyUsage.keyEncipherment), "digitalSignature");
    assertRefused(c -> c.extendedUsage(KeyPurposeId.id_kp_serverAuth), "emailProtection");
    assertRefused(CertificateSpec::expired, "ended at 2025-06-01T00:00:00Z; renew it");
    assertRefused(c -> c.valid("2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"), "begins at");
    assertRefused(c -> c.keys(TestKeys.freshRsa(1024)), "less than 2048 bits");
  }

  @Test
  void allFaultsOfAllKeysAreNamed() throws Exception {
    Issued expired = ROOT.issue(CertificateSpec::expired);
    Configured missing =
        configured(
            "b@example.org", new KeySource.Pem(folder.resolve("no.key"), folder.resolve("no.pem")));
    Configured ended = configured("a@example.org", pem("expired", expired));
    Unusable faults = catchThrowableOfType(Unusable.class, () -> load(ended, missing, missing));
    assertThat(faults.faults())
        .hasSize(3)
        .anyMatch(fault -> fault.contains("no.pem cannot be read"));
  }

  @Test
  void twoKeysForTheSameAuthorsAreRefused() throws Exception {
    Configured one = configured("alice@example.org", pem("one", ALICES));
    assertThatThrownBy(() -> load(one, one)).hasMessageContaining("two keys for alice@example.org");
  }

  @Test
  void aWrongPasswordSaysWhichFileToLookAt() throws Exception {
    KeySource.Pkcs12 file = disk.pkcs12("alice", ALICES);
    Files.writeString(file.password(), "wrong\n");
    assertThatThrownBy(() -> load(configured("alice@example.org", file)))
        .hasMessageContaining("alice.p12")
        .hasMessageContaining("alice.password its password?")
        .hasMessageNotContaining("wrong\n");
    KeySource other = new KeySource.Pkcs12(file.file(), file.password(), Optional.of("nobody"));
    Files.writeString(file.password(), KeysOnDisk.PASSWORD);
    assertThatThrownBy(() -> load(configured("alice@example.org", other)))
        .hasMessageContaining("'nobody' is no private key");
  }

  @Test
  void pemThatIsNoneSaysWhatToDo() throws Exception {
    KeySource.Pem pair = pem("alice", ALICES);
    Configured configured = configured("alice@example.org", pair);
    Files.writeString(pair.key(), KeysOnDisk.block("EC PRIVATE KEY", new byte[10]));
    assertThatThrownBy(() -> load(configured)).hasMessageContaining("openssl pkcs8 -topk8");
    Files.writeString(pair.key(), "nothing");
    assertThatThrownBy(() -> load(configured)).hasMessageContaining("no block BEGIN PRIVATE KEY");
    Files.writeString(pair.key(), KeysOnDisk.block("PRIVATE KEY", new byte[10]));
    assertThatThrownBy(() -> load(configured)).hasMessageContaining("is no EC key");
    Files.writeString(pair.certificates(), KeysOnDisk.block("CERTIFICATE", new byte[10]));
    assertThatThrownBy(() -> load(configured))
        .hasMessageContaining("certificate that cannot be read");
    Files.write(pair.certificates(), new byte[KeyFiles.MAX_OCTETS + 1]);
    assertThatThrownBy(() -> load(configured)).hasMessageContaining("is larger than");
  }

  @Test
  void somebodyIsWarnedBeforeACertificateEnds() throws Exception {
    SigningKeys keys = load(configured("alice@example.org", pem("alice", ALICES)));
    Instant end = ALICES.certificate().getNotAfter().toInstant();
    assertThat(keys.endings(end.minus(Duration.ofDays(31)))).isEmpty();
    assertThat(keys.endings(end.minus(Duration.ofDays(30)))).first().asString().contains("30 days");
    assertThat(keys.endings(end.minus(Duration.ofDays(29))))
        .isEqualTo(keys.endings(end.minus(Duration.ofDays(15))));
    assertThat(keys.endings(end.minus(Duration.ofDays(14)))).first().asString().contains("14 days");
    assertThat(keys.endings(end.minus(Duration.ofDays(7)))).first().asString().contains("7 days");
    assertThat(keys.endings(end.minus(Duration.ofHours(2)))).first().asString().contains("1 day;");
  }

  @Test
  void warnsOfWhatIsUsableAndStillWrong() throws Exception {
    KeySource.Pem pair = pem("alice", ALICES);
    Files.setPosixFilePermissions(pair.key(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(load(configured("bob@example.org", pair)).warnings())
        .hasSize(2)
        .anyMatch(line -> line.contains("chmod o-rwx"))
        .anyMatch(line -> line.contains("names neither a mailbox"));
    Files.setPosixFilePermissions(pair.key(), PosixFilePermissions.fromString("rw-r-----"));
    assertThat(load(configured("alice@example.org", pair)).warnings()).isEmpty();
  }

  @Test
  void aTokenSigns() throws Exception {
    SoftToken token = SoftToken.in(folder).orElse(null);
    assumeTrue(token != null, "no softhsm2-util on this machine");
    KeySource source = token.holding("signer", ALICES);
    SigningKey key = load(configured("alice@example.org", source)).keyFor(ALICE).orElseThrow();
    assertThat(key.provider()).isPresent();
    assertThat(key.key().getEncoded()).isNull();
    assertThat(key.certificate()).isEqualTo(ALICES.certificate());
  }

  @Test
  void aTokenThatIsNotThereSaysWhichConfigurationToLookAt() throws Exception {
    Path config = folder.resolve("token.cfg");
    Files.writeString(config, "name = missing\nlibrary = /nowhere/lib.so\n");
    Path pin = Files.writeString(folder.resolve("pin"), "1234\n");
    KeySource source = new KeySource.Pkcs11(config, pin, "signer", Optional.empty());
    assertThatThrownBy(() -> load(configured("alice@example.org", source)))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("token.cfg");
  }

  private void assertRefused(Consumer<CertificateSpec> wishes, String words) {
    Issued key =
        ROOT.issue(
            c -> {
              c.mail("alice@example.org");
              wishes.accept(c);
            });
    assertThatThrownBy(() -> load(configured("alice@example.org", pem("refused", key))))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining(words);
  }

  private KeySource.Pem pem(String name, Issued key) throws Exception {
    KeySource.Pem pair =
        disk.pem(name, key.keys().getPrivate(), key.certificate(), MIDDLE.certificate());
    Files.setPosixFilePermissions(pair.key(), PosixFilePermissions.fromString("rw-------"));
    return pair;
  }

  private static SigningKeys load(Configured... configured) throws Unusable {
    return SigningKeys.load(Stream.of(configured).toList(), TestAuthority.NOW, new SecureRandom());
  }

  private static Configured configured(String signsFor, KeySource source) {
    return new Configured(AddressPattern.of(signsFor), source);
  }
}
