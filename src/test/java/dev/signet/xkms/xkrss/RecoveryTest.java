package dev.signet.xkms.xkrss;

import static dev.signet.xkms.xkrss.Asking.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xkrss.approval.Approvals;
import dev.signet.xkms.xkrss.prototype.Admission;
import dev.signet.xkms.xkrss.prototype.Term;
import dev.signet.xkms.xml.keyinfo.PrivateKeyEncryption;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A private key that is given back is the right one, or none is. */
class RecoveryTest {
  private static final String SECRET = "3N9CJ-K4JKS-04JWF-0934J-SR09JW-IK4";
  private static final String NEW_SECRET = "another secret, told by telephone";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final PrivateKeyEncryption ENCRYPTION = new PrivateKeyEncryption(RANDOM);

  private final JdbcDataSource database = database();

  @Test
  @Requirement("XR-P02")
  void anEndpointForOldPeersHandsOutKeysUnderTripleDes() {
    Office office = office(key(0), AlgorithmProfile.LEGACY);
    office.handOut(SECRET, 1, ALICE);
    EncryptedPrivateKey handed = generated(office).privateKey().orElseThrow();
    RegisteredBinding kept = only(office);

    assertThat(handed.algorithm()).endsWith("tripledes-cbc");
    assertThat(opened(handed, SECRET, 24)).isEqualTo(kept.key().getEncoded());
    office.handOut(NEW_SECRET, 1, ALICE);
    EncryptedPrivateKey given = recovered(office, kept).privateKey().orElseThrow();
    assertThat(given.algorithm()).endsWith("tripledes-cbc");
    assertThat(opened(given, NEW_SECRET, 24)).isEqualTo(kept.key().getEncoded());
  }

  @Test
  void aKeySurvivesARestart(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("escrow.key");
    byte[] octets = new byte[32];
    RANDOM.nextBytes(octets);
    Files.writeString(file, Octets.of(octets).toBase64());
    Office before = office(EscrowKey.read(file, RANDOM), AlgorithmProfile.MODERN);
    before.handOut(SECRET, 1, ALICE);
    generated(before);

    Office after = office(EscrowKey.read(file, RANDOM), AlgorithmProfile.MODERN);
    after.handOut(NEW_SECRET, 1, ALICE);
    EncryptedPrivateKey given = recovered(after, only(after)).privateKey().orElseThrow();
    assertThat(opened(given, NEW_SECRET, 32)).isEqualTo(only(after).key().getEncoded());
  }

  @Test
  void withAnotherKeyFileNothingIsGivenAndNothingChanged() {
    generatedFor(ALICE);
    Office wrong = office(key(1), AlgorithmProfile.MODERN);
    assertNothingIsGiven(wrong, "sealed under another escrow key");
  }

  @Test
  void aDamagedRowGivesNoKeyAndChangesNothing() throws SQLException {
    Office office = generatedFor(ALICE);
    byte[] sealed = escrowed(office);
    sealed[20] ^= 1;
    damage(office, sealed);
    assertNothingIsGiven(office, "or changed");
    damage(office, new byte[5]);
    assertNothingIsGiven(office, "damaged");
  }

  @Test
  void theRowOfAnotherBindingGivesNoKey() throws SQLException {
    Office office = generatedFor(ALICE);
    RegisteredBinding kept = only(office);
    office.handOut("bobs", 1, Asking.BOB);
    office.register(Asking.toGenerate(Asking.BOB), Asking.secret("bobs")).answer();
    RegisteredBinding bobs = office.registry.find(new Lookup.ByUse(Asking.BOB), 2).get(0);

    damage(office, office.registry.escrowedKey(bobs.id()).orElseThrow().toByteArray());
    assertNothingIsGiven(office, kept.id() + ": sealed");
  }

  /** Sealed for this binding, and yet not its key: who writes this has the escrow key. */
  @Test
  void aPrivateKeyOfAnotherPublicKeyIsNotGiven() throws Exception {
    Office office = generatedFor(ALICE);
    KeyPair another = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    Octets foreign = Octets.of(another.getPrivate().getEncoded());
    damage(office, key(0).seal(foreign, only(office).id()).toByteArray());
    assertNothingIsGiven(office, "belongs to another public key");
    damage(office, key(0).seal(Octets.of(new byte[9]), only(office).id()).toByteArray());
    assertNothingIsGiven(office, "not an RSA private key");
  }

  @Test
  @Requirement("XR-E02")
  void keyRevocationAndUseOfTheSecretGoTogetherOrNotAtAll() {
    Office office = office(key(0), AlgorithmProfile.MODERN);
    office.handOut(SECRET, 2, ALICE);
    Request.Register first = Asking.toGenerate(ALICE);
    office.register(first, Asking.secret(SECRET)).answer();
    Request.Recover toRecover = Asking.toRecover(Asking.about(only(office).key()));
    RequestHeader sameId = RequestHeader.of(first.header().id(), toRecover.header().service());
    Request.Recover repeated =
        new Request.Recover(sameId, toRecover.binding(), toRecover.authentication());

    assertThat(office.recover(repeated, Asking.secret(SECRET)).because())
        .startsWith("REPEATED_MESSAGE");
    assertThat(only(office).isRevoked()).isFalse();
    assertThat(office.secrets.covering(ALICE).get(0).usesLeft()).isEqualTo(1);
    assertThat(office.recover(toRecover, Asking.secret(SECRET)).words()).isEqualTo("Success");
    assertThat(only(office).isRevoked()).isTrue();
    assertThat(office.secrets.covering(ALICE).get(0).usesLeft()).isZero();
  }

  private static void assertNothingIsGiven(Office office, String words) {
    RegisteredBinding kept = only(office);
    String secret = "secret " + UUID.randomUUID();
    office.handOut(secret, 1, ALICE);
    assertThatThrownBy(
            () -> office.recover(Asking.toRecover(Asking.about(kept.key())), Asking.secret(secret)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(words);
    assertThat(only(office).isRevoked()).isFalse();
    assertThat(office.secrets.covering(ALICE).get(0).usesLeft()).isEqualTo(1);
  }

  private static byte[] escrowed(Office office) {
    return office.registry.escrowedKey(only(office).id()).orElseThrow().toByteArray();
  }

  private void damage(Office office, byte[] row) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("update key_binding set escrowed_key = ? where id = ?")) {
      statement.setBytes(1, row);
      statement.setString(2, only(office).id());
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private Office generatedFor(UseKeyWith name) {
    Office office = office(key(0), AlgorithmProfile.MODERN);
    office.handOut(SECRET, 1, name);
    generated(office);
    return office;
  }

  private static Result.Register generated(Office office) {
    return office.register(Asking.toGenerate(ALICE), Asking.secret(SECRET)).answer();
  }

  private static Result.Recover recovered(Office office, RegisteredBinding kept) {
    return office
        .recover(Asking.toRecover(Asking.about(kept.key())), Asking.secret(NEW_SECRET))
        .answer();
  }

  private static byte[] opened(EncryptedPrivateKey key, String secret, int length) {
    Octets derived = LimitedUseSecret.of(secret).encryptionKey(length);
    return ENCRYPTION.decrypt(key, derived).getPublic().getEncoded();
  }

  private static RegisteredBinding only(Office office) {
    return office.registry.find(new Lookup.ByUse(ALICE), 2).get(0);
  }

  private static EscrowKey key(int number) {
    byte[] octets = new byte[32];
    octets[0] = (byte) number;
    return new EscrowKey(Octets.of(octets), RANDOM);
  }

  private static JdbcDataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return database;
  }

  private Office office(EscrowKey escrow, AlgorithmProfile profile) {
    RegistrationRules standard = RegistrationRules.DEFAULT;
    return Office.over(
        database,
        new RegistrationRules(
            standard.lockOut(),
            new Admission(Term.DEFAULT, Admission.allKnown(), true),
            true,
            true,
            new RegistrationRules.Escrow(true, 2048),
            new Approvals(List.of(), 0)),
        new Office.Furniture(escrow, profile));
  }
}
