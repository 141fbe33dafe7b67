package dev.signet.xkms.xml.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.testkit.W3cExchange;
import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.Corpus;
import dev.signet.xkms.xml.MessageReader;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;

/**
 * Signatures of Apache xml-security-c: RSA-SHA1 and HMAC-SHA1, made before enveloping, with
 * inclusive canonicalisation of SignedInfo.
 */
class CorpusSignaturesTest {
  private static final Octets SECRET = LimitedUseSecret.of("024837").authenticationKey();

  @Test
  @W3cExchange("xklient-05")
  @Requirement("XR-B07")
  void signedValidateVerifiesUnderLegacy() {
    SignatureFinding finding =
        new MessageSignature(AlgorithmProfile.LEGACY).verify(Corpus.message(Corpus.xklient("05")));
    assertThat(finding).isInstanceOf(SignatureFinding.Verified.class);
    assertThat(((SignatureFinding.Verified) finding).value().length()).isEqualTo(256);
  }

  @Test
  void signedValidateIsRefusedUnderModern() {
    assertThat(
            new MessageSignature(AlgorithmProfile.MODERN)
                .verify(Corpus.message(Corpus.xklient("05"))))
        .isEqualTo(new SignatureFinding.Broken("signature method not admitted"));
  }

  @Test
  void unsignedMessagesAreNotSigned() {
    assertThat(
            new MessageSignature(AlgorithmProfile.LEGACY)
                .verify(Corpus.message(Corpus.xklient("06"))))
        .isEqualTo(new SignatureFinding.NotSigned());
  }

  @Test
  void registrationAuthenticatesAndProvesPossession() throws BadMessage {
    Request.Register legacy = (Request.Register) read("06", AlgorithmProfile.LEGACY);
    BindingSignature authentication = legacy.authentication().keyBinding().orElseThrow();
    BindingSignature possession = legacy.proofOfPossession().orElseThrow();
    PublicKey key = keyIn(legacy.prototype().description().keyInfo());
    assertThat(authentication.isMac()).isTrue();
    assertThat(possession.isMac()).isFalse();
    assertHolds(authentication.verifyWith(SECRET));
    assertHolds(possession.verifyWith(key));
    assertThat(authentication.verifyWith(otherSecret()).holds()).isFalse();
    assertThat(authentication.verifyWith(key).holds()).isFalse();
    assertThat(possession.verifyWith(SECRET).holds()).isFalse();
  }

  @Test
  void registrationWithSha1DigestsIsRefusedUnderModern() throws BadMessage {
    Request.Register modern = (Request.Register) read("06", AlgorithmProfile.MODERN);
    assertThat(modern.authentication().keyBinding().orElseThrow().verifyWith(SECRET).because())
        .isEqualTo("digest method not admitted");
    PublicKey key = keyIn(modern.prototype().description().keyInfo());
    assertThat(modern.proofOfPossession().orElseThrow().verifyWith(key).because())
        .isEqualTo("signature method not admitted");
  }

  @Test
  void serverGeneratedRegistrationAuthenticates() throws BadMessage {
    Octets secret = LimitedUseSecret.of("3N9CJ-K4JKS-04JWF-0934J-SR09JW-IK4").authenticationKey();
    Request.Register request = (Request.Register) read("07", AlgorithmProfile.LEGACY);
    assertHolds(request.authentication().keyBinding().orElseThrow().verifyWith(secret));
    assertThat(request.proofOfPossession()).isEmpty();
  }

  @Test
  void reissueRevokeAndRecoverAuthenticate() throws BadMessage {
    Request.Reissue reissue = (Request.Reissue) read("08", AlgorithmProfile.LEGACY);
    assertHolds(reissue.authentication().keyBinding().orElseThrow().verifyWith(SECRET));
    Request.Revoke revoke = (Request.Revoke) read("10", AlgorithmProfile.LEGACY);
    assertHolds(revoke.authentication().keyBinding().orElseThrow().verifyWith(SECRET));
    Request.Recover recover = (Request.Recover) read("11", AlgorithmProfile.LEGACY);
    assertHolds(recover.authentication().keyBinding().orElseThrow().verifyWith(SECRET));
  }

  private static Octets otherSecret() {
    return LimitedUseSecret.of("024838").authenticationKey();
  }

  private static void assertHolds(BindingSignature.Check check) {
    assertThat(check.holds()).as(check.because()).isTrue();
  }

  private static PublicKey keyIn(KeyInfo keyInfo) {
    return keyInfo.all(KeyDatum.Value.class).findFirst().orElseThrow().key();
  }

  private static Request read(String number, AlgorithmProfile profile) throws BadMessage {
    return new MessageReader(profile).readRequest(Corpus.message(Corpus.xklient(number)));
  }
}
