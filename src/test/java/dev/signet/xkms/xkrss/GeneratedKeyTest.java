package dev.signet.xkms.xkrss;

import static dev.signet.xkms.xkrss.Asking.ALICE;
import static dev.signet.xkms.xkrss.Asking.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xkrss.approval.Approvals;
import dev.signet.xkms.xkrss.prototype.Admission;
import dev.signet.xkms.xkrss.prototype.Term;
import dev.signet.xkms.xml.keyinfo.PrivateKeyEncryption;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that the service makes for others, and gives back when they are lost. */
class GeneratedKeyTest {
  private static final String SECRET = "3N9CJ-K4JKS-04JWF-0934J-SR09JW-IK4";
  private static final PrivateKeyEncryption ENCRYPTION =
      new PrivateKeyEncryption(new SecureRandom());

  @Test
  void byDefaultNothingIsGeneratedAndNothingRecovered() {
    Office office = Office.open();
    office.handOut(SECRET, 2, ALICE);

    assertThat(office.register(Asking.toGenerate(ALICE), Asking.secret(SECRET)).words())
        .isEqualTo("Sender/Refused");
    assertThat(
            office
                .recover(
                    Asking.toRecover(Asking.about(Keys.fresh().getPublic())), Asking.secret(SECRET))
                .words())
        .isEqualTo("Sender/MessageNotSupported");
  }

  @Test
  @Requirement("XR-G07")
  @Requirement("XR-P02")
  void theGeneratedKeyComesEncryptedUnderTheSecret() {
    Office office = generating(false);
    office.handOut(SECRET, 1, ALICE);
    Result.Register result =
        office.register(Asking.toGenerate(ALICE), Asking.secret(SECRET)).answer();

    RegisteredBinding kept = only(office);
    assertThat(result.header().code().words()).isEqualTo("Success");
    assertThat(result.privateKey().orElseThrow().algorithm()).endsWith("aes256-cbc");
    KeyPair opened = ENCRYPTION.decrypt(result.privateKey().orElseThrow(), encryptionKey(SECRET));
    assertThat(opened.getPublic().getEncoded()).isEqualTo(kept.key().getEncoded());
    assertThat(((RSAPublicKey) kept.key()).getModulus().bitLength()).isEqualTo(2048);
    assertThat(office.registry.escrowedKey(kept.id())).isEmpty();
  }

  @Test
  @Requirement("XR-G08")
  void aProofOfPossessionOfAKeyThatDoesNotExistYetIsMalformed() {
    Office office = generating(false);
    office.handOut(SECRET, 1, ALICE);

    assertThat(
            office.register(Asking.toGenerate(ALICE), Asking.secret(SECRET, Keys.fresh())).words())
        .isEqualTo("Sender/Failure");
  }

  @Test
  void withoutASecretThereIsNothingToEncryptAGeneratedKeyUnder() {
    Office office = generating(false);
    office.handOut("domain", 1, DOMAIN);
    KeyPair domainKey = Keys.fresh();
    office
        .register(
            Asking.toRegister(domainKey.getPublic(), DOMAIN), Asking.secret("domain", domainKey))
        .answer();

    assertThat(office.register(Asking.toGenerate(ALICE), Asking.key(domainKey)).words())
        .isEqualTo("Sender/Refused");
  }

  @Test
  @Requirement("XR-E01")
  @Requirement("XR-E02")
  void aRecoveredKeyComesUnderTheNewSecretAndIsRevoked() {
    Office office = generating(true);
    office.handOut(SECRET, 1, ALICE);
    office.register(Asking.toGenerate(ALICE), Asking.secret(SECRET)).answer();
    RegisteredBinding kept = only(office);
    office.handOut("new secret", 1, ALICE);

    Result.Recover result =
        office
            .recover(Asking.toRecover(Asking.about(kept.key())), Asking.secret("new secret"))
            .answer();
    KeyPair opened =
        ENCRYPTION.decrypt(result.privateKey().orElseThrow(), encryptionKey("new secret"));
    assertThat(opened.getPublic().getEncoded()).isEqualTo(kept.key().getEncoded());
    assertThat(result.bindings().get(0).status().value()).isEqualTo(StatusValue.INVALID);
    assertThat(only(office).isRevoked()).isTrue();
    assertThat(
            office
                .recover(Asking.toRecover(Asking.about(kept.key())), Asking.secret("new secret"))
                .words())
        .isEqualTo("Sender/NoAuthentication");
  }

  @Test
  void onlyWhatIsKeptIsRecoveredAndOnlyWithASecret() {
    Office office = generating(true);
    KeyPair own = Keys.fresh();
    office.handOut("own", 2, ALICE);
    office.register(Asking.toRegister(own.getPublic(), ALICE), Asking.secret("own", own)).answer();

    assertThat(
            office
                .recover(Asking.toRecover(Asking.about(own.getPublic())), Asking.secret("own"))
                .because())
        .startsWith("R14");
    assertThat(
            office
                .recover(Asking.toRecover(Asking.about(own.getPublic())), Asking.key(own))
                .because())
        .startsWith("R6");
    assertThat(
            office
                .recover(Asking.toRecover(Asking.about(own.getPublic())), Asking.secret("wrong"))
                .words())
        .isEqualTo("Sender/NoAuthentication");
    assertThat(office.registered(own.getPublic()).orElseThrow().isRevoked()).isFalse();
  }

  private static Office generating(boolean recovery) {
    RegistrationRules standard = RegistrationRules.DEFAULT;
    return Office.open(
        new RegistrationRules(
            standard.lockOut(),
            new Admission(Term.DEFAULT, Admission.allKnown(), true),
            true,
            true,
            new RegistrationRules.Escrow(recovery, 2048),
            new Approvals(List.of(), 0)));
  }

  private static RegisteredBinding only(Office office) {
    return office.registry.find(new Lookup.ByUse(ALICE), 2).get(0);
  }

  private static Octets encryptionKey(String secret) {
    return LimitedUseSecret.of(secret).encryptionKey(32);
  }
}
