package dev.signet.xkms.xkrss;

import static dev.signet.xkms.xkrss.Asking.ALICE;
import static dev.signet.xkms.xkrss.Asking.BOB;
import static dev.signet.xkms.xkrss.Asking.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xml.RequestCredentials;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reissue: more time for the same key. */
class ReissueTest {
  private static final String SECRET = "024837";
  private static final Octets IDENTIFIER = Octets.fromBase64("5rRN2cOZiMlciJxBqaelrZDCzSE=");

  private final Office office = Office.open();
  private final KeyPair pair = Keys.fresh();

  @BeforeEach
  void aKeyIsRegistered() {
    office.handOut("first", 1, ALICE);
    office
        .register(
            Asking.toRegister(
                Asking.withCode(
                    Asking.description(Asking.info(pair.getPublic()), ALICE), IDENTIFIER)),
            Asking.secret("first", pair))
        .answer();
    office.later(Duration.ofDays(300));
    office.handOut(SECRET, 2, ALICE);
  }

  @Test
  @Requirement("XR-I01")
  @Requirement("XR-I02")
  void theBindingGoesOnWithANewEndAndANewCertificate() {
    RegisteredBinding before = office.registered(pair.getPublic()).orElseThrow();
    KeyBinding told =
        office
            .reissue(Asking.toReissue(Asking.about(pair.getPublic())), Asking.secret(SECRET, pair))
            .answer()
            .bindings()
            .get(0);

    RegisteredBinding after = office.registered(pair.getPublic()).orElseThrow();
    assertThat(told.status().value()).isEqualTo(StatusValue.VALID);
    assertThat(told.validity()).contains(after.validity());
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.validity().notBefore()).isEqualTo(before.validity().notBefore());
    assertThat(after.validity().notOnOrAfter()).contains(Office.START.plus(Duration.ofDays(665)));
    assertThat(after.useKeyWith()).containsExactly(ALICE);
    assertThat(after.revocationCodeIdentifier()).contains(IDENTIFIER);
    assertThat(after.certificates().get(0)).isNotEqualTo(before.certificates().get(0));
    assertThat(
            told.description()
                .keyInfo()
                .all(KeyDatum.Certificate.class)
                .map(KeyDatum.Certificate::der))
        .containsExactly(after.certificates().get(0));
  }

  @Test
  void theOldCertificateIdentifiesTheBindingAndItsOwnKeyAuthenticates() {
    Octets old = office.registered(pair.getPublic()).orElseThrow().certificates().get(0);
    KeyBinding byCertificate =
        new KeyBinding(
            Asking.description(KeyInfo.of(new KeyDatum.Certificate(old))),
            Optional.empty(),
            Asking.about(pair.getPublic()).status());

    assertThat(office.reissue(Asking.toReissue(byCertificate), Asking.key(pair, pair)).words())
        .isEqualTo("Success");
  }

  @Test
  void theIdOfTheBindingIdentifiesItToo() {
    RegisteredBinding kept = office.registered(pair.getPublic()).orElseThrow();
    KeyBinding byId =
        new KeyBinding(
            Asking.description(KeyInfo.EMPTY).withId(kept.id()),
            Optional.empty(),
            Asking.about(pair.getPublic()).status());

    assertThat(office.reissue(Asking.toReissue(byId), Asking.secret(SECRET, pair)).words())
        .isEqualTo("Success");
  }

  @Test
  void authenticationAndPossessionAreAskedForAgain() {
    assertThat(
            office
                .reissue(Asking.toReissue(Asking.about(pair.getPublic())), Asking.possession(pair))
                .words())
        .isEqualTo("Sender/NoAuthentication");
    assertThat(
            office
                .reissue(Asking.toReissue(Asking.about(pair.getPublic())), Asking.secret(SECRET))
                .words())
        .isEqualTo("Sender/ProofOfPossessionRequired");
    assertThat(
            office
                .reissue(
                    Asking.toReissue(Asking.about(pair.getPublic())),
                    Asking.secret(SECRET, Keys.fresh()))
                .words())
        .isEqualTo("Sender/ProofOfPossessionRequired");
  }

  @Test
  void namesDoNotChange() {
    office.handOut("both", 1, ALICE, BOB);

    assertThat(
            office
                .reissue(
                    Asking.toReissue(Asking.about(pair.getPublic(), ALICE, BOB)),
                    Asking.secret("both", pair))
                .words())
        .isEqualTo("Sender/Refused");
    assertThat(office.registered(pair.getPublic()).orElseThrow().useKeyWith())
        .containsExactly(ALICE);
  }

  @Test
  void whatIsNotRegisteredIsToldOnlyToWhoMaySpeakForItsName() {
    KeyPair unknown = Keys.fresh();

    assertThat(
            office
                .reissue(
                    Asking.toReissue(Asking.about(unknown.getPublic(), ALICE)),
                    Asking.secret(SECRET, unknown))
                .words())
        .isEqualTo("Sender/Refused");
    assertThat(
            office
                .reissue(
                    Asking.toReissue(Asking.about(unknown.getPublic())),
                    Asking.secret(SECRET, unknown))
                .words())
        .isEqualTo("Sender/NoAuthentication");
  }

  @Test
  void aRevokedBindingIsNotReissued() throws Exception {
    String id = office.registered(pair.getPublic()).orElseThrow().id();
    office.registry.revoke(
        id,
        new BindingState.Revoked(office.clock.instant(), "test"),
        new Change("I-revoked", IDENTIFIER, office.clock.instant(), Optional.empty()));

    assertThat(
            office
                .reissue(
                    Asking.toReissue(Asking.about(pair.getPublic())), Asking.secret(SECRET, pair))
                .words())
        .isEqualTo("Sender/Refused");
    assertThat(
            office
                .reissue(Asking.toReissue(Asking.about(pair.getPublic())), Asking.key(pair, pair))
                .words())
        .isEqualTo("Sender/NoAuthentication");
  }

  @Test
  void anExpiredBindingIsReissuedWithASecretButNotWithItsOwnKey() {
    office.later(Duration.ofDays(100));
    office.handOut("late", 1, ALICE);

    assertThat(
            office
                .reissue(Asking.toReissue(Asking.about(pair.getPublic())), Asking.key(pair, pair))
                .words())
        .isEqualTo("Sender/NoAuthentication");
    assertThat(
            office
                .reissue(
                    Asking.toReissue(Asking.about(pair.getPublic())), Asking.secret("late", pair))
                .words())
        .isEqualTo("Success");
    assertThat(office.registered(pair.getPublic()).orElseThrow().validity().notBefore())
        .contains(Office.START.plus(Duration.ofDays(400)));
  }

  @Test
  void aDomainKeyProlongsTheBindingsOfItsDomain() {
    office.handOut("domain", 1, DOMAIN);
    KeyPair domainKey = Keys.fresh();
    office
        .register(
            Asking.toRegister(domainKey.getPublic(), DOMAIN), Asking.secret("domain", domainKey))
        .answer();

    assertThat(
            office
                .reissue(
                    Asking.toReissue(Asking.about(pair.getPublic())), Asking.key(domainKey, pair))
                .words())
        .isEqualTo("Success");
  }

  @Test
  @Requirement("XR-M14")
  void aRepeatedReissueIsRefused() {
    var request = Asking.toReissue(Asking.about(pair.getPublic()));

    assertThat(office.reissue(request, Asking.secret(SECRET, pair)).words()).isEqualTo("Success");
    assertThat(office.reissue(request, Asking.secret(SECRET, pair)).words())
        .isEqualTo("Sender/Refused");
    assertThat(office.registry.find(new Lookup.ByUse(ALICE), 9)).hasSize(1);
  }

  /**
   * The signature covers the binding and not the message: a copy of it fits under any message Id.
   */
  @Test
  void aCapturedReissueDoesNotProlongTheBindingAgain() {
    KeyBinding bySecret = Asking.about(pair.getPublic());
    KeyBinding byKey = Asking.about(pair.getPublic());
    assertThat(again(bySecret, Asking.secret(SECRET, pair))).isEqualTo("Success");
    assertThat(again(byKey, Asking.key(pair, pair))).isEqualTo("Success");
    Optional<Instant> end =
        office.registered(pair.getPublic()).orElseThrow().validity().notOnOrAfter();

    office.later(Duration.ofDays(90));
    assertThat(again(byKey, Asking.key(pair, pair))).isEqualTo("Sender/Refused");
    office.handOut(SECRET, 2, ALICE);
    assertThat(again(bySecret, Asking.secret(SECRET, pair))).isEqualTo("Sender/Refused");
    assertThat(office.registered(pair.getPublic()).orElseThrow().validity().notOnOrAfter())
        .isEqualTo(end);
  }

  private String again(KeyBinding binding, RequestCredentials credentials) {
    return office.reissue(Asking.toReissue(binding), credentials).words();
  }
}
