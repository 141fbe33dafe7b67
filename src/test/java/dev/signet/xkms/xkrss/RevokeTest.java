package dev.signet.xkms.xkrss;

import static dev.signet.xkms.xkrss.Asking.ALICE;
import static dev.signet.xkms.xkrss.Asking.BOB;
import static dev.signet.xkms.xkrss.Asking.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.RequestCredentials;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Revoke: with a code, a secret, the key itself or the domain's key. */
class RevokeTest {
  private static final String SECRET = "024837";
  private static final Octets CODE =
      LimitedUseSecret.of("Help I Have Revealed My Key").revocationCode();
  private static final Octets WRONG_CODE =
      LimitedUseSecret.of("Hicketty Picketty").revocationCode();

  private final Office office = Office.open();
  private final KeyPair pair = Keys.fresh();

  @BeforeEach
  void aKeyIsRegistered() {
    office.handOut("first", 1, ALICE);
    Octets identifier = LimitedUseSecret.revocationCodeIdentifier(CODE);
    office
        .register(
            Asking.toRegister(
                Asking.withCode(
                    Asking.description(Asking.info(pair.getPublic()), ALICE), identifier)),
            Asking.secret("first", pair))
        .answer();
  }

  @Test
  @Requirement("XR-K01")
  @Requirement("XR-K04")
  @Requirement("XR-V03")
  void theRevocationCodeRevokes() {
    assertThat(CODE.toBase64()).isEqualTo("HAhXyVRYwm9EMn79DvBVsIytXHg=");
    KeyBinding told = byCode(CODE).answer().bindings().get(0);

    assertThat(told.status().value()).isEqualTo(StatusValue.INVALID);
    assertThat(told.status().invalid()).containsExactly(Reason.REVOCATION_STATUS.uri());
    assertThat(told.status().valid()).hasSize(3);
    assertThat(isRevoked()).isTrue();
  }

  @Test
  @Requirement("XR-K04")
  void aWrongCodeAndAnUnknownKeyGetTheSameAnswer() {
    Office.Outcome<Result.Revoke> wrong = byCode(WRONG_CODE);
    Office.Outcome<Result.Revoke> unknown =
        office.revoke(
            Asking.toRevoke(Asking.about(Keys.fresh().getPublic()), CODE), RequestCredentials.NONE);

    assertThat(wrong.words()).isEqualTo("Sender/NoAuthentication");
    assertThat(unknown.code()).isEqualTo(wrong.code());
    assertThat(isRevoked()).isFalse();
  }

  @Test
  void aBindingWithoutCodeIdentifierIsRevokedByNoCode() {
    office.handOut(SECRET, 1, BOB);
    KeyPair bobs = Keys.fresh();
    office.register(Asking.toRegister(bobs.getPublic(), BOB), Asking.secret(SECRET, bobs)).answer();

    assertThat(
            office
                .revoke(
                    Asking.toRevoke(Asking.about(bobs.getPublic()), CODE), RequestCredentials.NONE)
                .words())
        .isEqualTo("Sender/NoAuthentication");
  }

  @Test
  void revokingASecondTimeSucceedsAndKeepsTheFirstTime() {
    byCode(CODE).answer();
    var first = office.registered(pair.getPublic()).orElseThrow().state();
    office.later(Duration.ofMinutes(1));

    assertThat(byCode(CODE).words()).isEqualTo("Success");
    assertThat(byKey(pair).words()).isEqualTo("Success");
    assertThat(office.registered(pair.getPublic()).orElseThrow().state()).isEqualTo(first);
  }

  @Test
  void aSecondRevocationSpendsNoSecret() {
    office.handOut(SECRET, 2, ALICE);
    assertThat(bySecret(SECRET).words()).isEqualTo("Success");
    assertThat(bySecret(SECRET).words()).isEqualTo("Success");
    assertThat(office.secrets.list(1).get(0).usesLeft()).isEqualTo(1);
  }

  @Test
  void whoMayRevoke() {
    office.handOut(SECRET, 1, ALICE);
    assertThat(bySecret(SECRET).words()).isEqualTo("Success");
    assertThat(isRevoked()).isTrue();
  }

  @Test
  void itsOwnKeyRevokesEvenWhenItHasExpired() {
    office.later(Duration.ofDays(400));
    assertThat(byKey(pair).words()).isEqualTo("Success");
    assertThat(isRevoked()).isTrue();
  }

  @Test
  void theDomainsKeyRevokes() {
    office.handOut("domain", 1, DOMAIN);
    KeyPair domainKey = Keys.fresh();
    office
        .register(
            Asking.toRegister(domainKey.getPublic(), DOMAIN), Asking.secret("domain", domainKey))
        .answer();

    assertThat(byKey(domainKey).words()).isEqualTo("Success");
    assertThat(isRevoked()).isTrue();
  }

  @Test
  @Requirement("XR-R09")
  void nobodyElseRevokes() {
    office.handOut(SECRET, 1, BOB);
    KeyPair bobs = Keys.fresh();
    office.register(Asking.toRegister(bobs.getPublic(), BOB), Asking.secret(SECRET, bobs)).answer();
    office.handOut("bob again", 1, BOB);
    KeyPair unknown = Keys.fresh();

    assertThat(
            Stream.of(
                bySecret("bob again"),
                byKey(bobs),
                byKey(unknown),
                office.revoke(
                    Asking.toRevoke(Asking.about(pair.getPublic())), RequestCredentials.NONE),
                office.revoke(
                    Asking.toRevoke(Asking.about(unknown.getPublic())), Asking.key(unknown)),
                office.revoke(
                    Asking.toRevoke(Asking.about(unknown.getPublic(), BOB)),
                    Asking.secret("bob again"))))
        .allSatisfy(outcome -> assertThat(outcome.words()).isEqualTo("Sender/NoAuthentication"));
    assertThat(isRevoked()).isFalse();
  }

  @Test
  @Requirement("XR-K03")
  void aCodeAndAnAuthenticationTogetherAreOneTooMany() {
    office.handOut(SECRET, 1, ALICE);
    ReceivedRequest<Request.Revoke> one =
        Wire.over(Wire.TLS, Asking.toRevoke(Asking.about(pair.getPublic())), Asking.secret(SECRET));
    Request.Revoke request = one.request();
    Request.Revoke both =
        new Request.Revoke(
            request.header(), request.binding(), request.authentication(), Optional.of(CODE));

    assertThat(Office.outcome(() -> office.service.revoke(one.around(both))).words())
        .isEqualTo("Sender/Failure");
    assertThat(isRevoked()).isFalse();
  }

  @Test
  void guessingCodesLocksTheKeyForCodesAndWrongSecretsDoNot() {
    for (int i = 0; i <= 5; i++) {
      bySecret("guess " + i);
    }
    assertThat(byCode(CODE).words()).isEqualTo("Success");
    for (int i = 0; i <= 5; i++) {
      byCode(LimitedUseSecret.of("guess " + i).revocationCode());
    }
    assertThat(byCode(CODE).because()).contains("locked");
    office.later(Duration.ofMinutes(15));
    assertThat(byCode(CODE).words()).isEqualTo("Success");
  }

  @Test
  @Requirement("XR-M14")
  void aRepeatedRevocationIsRefused() {
    Request.Revoke request = Asking.toRevoke(Asking.about(pair.getPublic()), CODE);
    assertThat(office.revoke(request, RequestCredentials.NONE).words()).isEqualTo("Success");
    assertThat(office.revoke(request, RequestCredentials.NONE).words()).isEqualTo("Sender/Refused");
  }

  @Test
  void aRevokedKeyIsNeverRegisteredAgain() {
    byCode(CODE).answer();
    office.handOut(SECRET, 1, ALICE);
    assertThat(
            office
                .register(Asking.toRegister(pair.getPublic(), ALICE), Asking.secret(SECRET, pair))
                .words())
        .isEqualTo("Sender/Refused");
  }

  @Test
  @Requirement("XR-K02")
  void theCertificateIsRevokedWithItsBinding() throws Exception {
    X500Principal issuer =
        new CertificateReader()
            .parse(
                office
                    .registered(pair.getPublic())
                    .orElseThrow()
                    .certificates()
                    .get(0)
                    .toByteArray())
            .getIssuerX500Principal();
    assertThat(office.registry.revokedCertificates(issuer)).isEmpty();
    byCode(CODE).answer();
    assertThat(office.registry.revokedCertificates(issuer)).hasSize(1);
  }

  private Office.Outcome<Result.Revoke> byCode(Octets code) {
    return office.revoke(
        Asking.toRevoke(Asking.about(pair.getPublic()), code), RequestCredentials.NONE);
  }

  private Office.Outcome<Result.Revoke> bySecret(String secret) {
    return office.revoke(Asking.toRevoke(Asking.about(pair.getPublic())), Asking.secret(secret));
  }

  private Office.Outcome<Result.Revoke> byKey(KeyPair key) {
    return office.revoke(Asking.toRevoke(Asking.about(pair.getPublic())), Asking.key(key));
  }

  private boolean isRevoked() {
    return office.registered(pair.getPublic()).orElseThrow().isRevoked();
  }
}
