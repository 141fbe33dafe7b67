package dev.signet.xkms.xkrss;

import static dev.signet.xkms.xkrss.Asking.ALICE;
import static dev.signet.xkms.xkrss.Asking.BOB;
import static dev.signet.xkms.xkrss.Asking.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may register: what a requestor has to show, once, for every name. */
class RegisterAuthenticationTest {
  private static final String SECRET = "024837";

  private final Office office = Office.open();
  private final KeyPair pair = Keys.fresh();

  @Test
  @Requirement("XR-R09")
  void whoShowsNothingOrTheWrongThingGetsOneAnswer() {
    office.handOut(SECRET, 1, ALICE);
    Request.Register known = Asking.toRegister(pair.getPublic(), ALICE);
    Request.Register unknown = Asking.toRegister(pair.getPublic(), BOB);

    assertThat(
            Stream.of(
                office.register(known, Asking.possession(pair)),
                office.register(known, Asking.secret("wrong", pair)),
                office.register(unknown, Asking.secret(SECRET, pair)),
                office.register(known, Asking.key(Keys.fresh(), pair)),
                office.register(known, Asking.key(pair, pair))))
        .allSatisfy(outcome -> assertThat(outcome.words()).isEqualTo("Sender/NoAuthentication"));
    assertThat(office.registered(pair.getPublic())).isEmpty();
  }

  @Test
  void aSecretIsSpentWithTheRegistrationAndNotBefore() {
    office.handOut(SECRET, 1, ALICE);
    KeyPair second = Keys.fresh();
    Request.Register unproven = Asking.toRegister(pair.getPublic(), ALICE);

    assertThat(office.register(unproven, Asking.secret(SECRET)).words())
        .isEqualTo("Sender/ProofOfPossessionRequired");
    assertThat(
            office
                .register(Asking.toRegister(pair.getPublic(), ALICE), Asking.secret(SECRET, pair))
                .words())
        .isEqualTo("Success");
    assertThat(
            office
                .register(
                    Asking.toRegister(second.getPublic(), ALICE), Asking.secret(SECRET, second))
                .words())
        .isEqualTo("Sender/NoAuthentication");
  }

  @Test
  void anExpiredOrWithdrawnSecretIsNone() {
    office.handOut(SECRET, 5, ALICE);
    String withdrawn = office.handOut("other", 5, ALICE).id();
    office.secrets.withdraw(withdrawn);

    assertThat(
            office
                .register(Asking.toRegister(pair.getPublic(), ALICE), Asking.secret("other", pair))
                .words())
        .isEqualTo("Sender/NoAuthentication");
    office.later(Duration.ofHours(1));
    assertThat(
            office
                .register(Asking.toRegister(pair.getPublic(), ALICE), Asking.secret(SECRET, pair))
                .words())
        .isEqualTo("Sender/NoAuthentication");
  }

  @Test
  void aSecretForOneOfTwoNamesIsNotEnough() {
    office.handOut(SECRET, 1, ALICE);
    office.handOut("both", 1, BOB, ALICE);

    assertThat(
            office
                .register(
                    Asking.toRegister(pair.getPublic(), ALICE, BOB), Asking.secret(SECRET, pair))
                .words())
        .isEqualTo("Sender/NoAuthentication");
    assertThat(
            office
                .register(
                    Asking.toRegister(pair.getPublic(), ALICE, BOB), Asking.secret("both", pair))
                .words())
        .isEqualTo("Success");
    assertThat(office.registered(pair.getPublic()).orElseThrow().useKeyWith())
        .containsExactly(ALICE, BOB);
  }

  @Test
  void afterTooManyWrongSecretsTheRightOneIsLockedOutForAWhile() {
    office.handOut(SECRET, 1, ALICE);
    for (int i = 0; i <= 5; i++) {
      office.register(
          Asking.toRegister(pair.getPublic(), ALICE), Asking.secret("guess " + i, pair));
    }
    Office.Outcome<Result.Register> locked =
        office.register(Asking.toRegister(pair.getPublic(), ALICE), Asking.secret(SECRET, pair));
    assertThat(locked.words()).isEqualTo("Sender/NoAuthentication");
    assertThat(locked.because()).contains("locked");

    office.later(Duration.ofMinutes(15));
    assertThat(
            office
                .register(Asking.toRegister(pair.getPublic(), ALICE), Asking.secret(SECRET, pair))
                .words())
        .isEqualTo("Success");
  }

  @Test
  void aLockOnOneNameLeavesOthersAndRegisteredKeysAlone() {
    office.handOut(SECRET, 1, BOB);
    office.handOut("domain", 1, DOMAIN);
    KeyPair domainKey = registered(DOMAIN, "domain");
    for (int i = 0; i <= 5; i++) {
      office.register(
          Asking.toRegister(pair.getPublic(), ALICE), Asking.secret("guess " + i, pair));
    }

    assertThat(
            office
                .register(Asking.toRegister(pair.getPublic(), BOB), Asking.secret(SECRET, pair))
                .words())
        .isEqualTo("Success");
    KeyPair next = Keys.fresh();
    assertThat(
            office
                .register(Asking.toRegister(next.getPublic(), ALICE), Asking.key(domainKey, next))
                .words())
        .isEqualTo("Success");
  }

  @Test
  @Requirement("XR-G04")
  void aBearerSecretIsTakenOverAConfidentialChannelOnly() {
    office.handOut(SECRET, 2, ALICE);
    Request.Register request = Asking.bearing(Asking.toRegister(pair.getPublic(), ALICE), SECRET);

    Office.Outcome<Result.Register> overheard =
        office.register(Wire.PLAIN, request, Asking.possession(pair));
    assertThat(overheard.words()).isEqualTo("Sender/NoAuthentication");
    assertThat(overheard.because()).contains("A2");
    assertThat(office.register(Wire.TLS, request, Asking.possession(pair)).words())
        .isEqualTo("Success");
  }

  @Test
  void whereBothAreShownBothMustHold() {
    office.handOut(SECRET, 4, ALICE);
    Request.Register right = Asking.bearing(Asking.toRegister(pair.getPublic(), ALICE), SECRET);
    Request.Register wrong = Asking.bearing(Asking.toRegister(pair.getPublic(), ALICE), "wrong");

    assertThat(office.register(wrong, Asking.secret(SECRET, pair)).words())
        .isEqualTo("Sender/NoAuthentication");
    assertThat(office.register(right, Asking.secret("wrong", pair)).words())
        .isEqualTo("Sender/NoAuthentication");
    assertThat(office.register(right, Asking.secret(SECRET, pair)).words()).isEqualTo("Success");
  }

  @Test
  @Requirement("XR-M14")
  void aRepeatedMessageIsRefusedEvenWithAnotherKeyInIt() {
    office.handOut(SECRET, 3, ALICE);
    Request.Register first = Asking.toRegister(pair.getPublic(), ALICE);
    KeyPair other = Keys.fresh();
    Request.Register again =
        new Request.Register(
            first.header(),
            Asking.prototype(Asking.description(Asking.info(other.getPublic()), ALICE)),
            first.authentication(),
            Optional.empty());

    assertThat(office.register(first, Asking.secret(SECRET, pair)).words()).isEqualTo("Success");
    assertThat(office.register(first, Asking.secret(SECRET, pair)).words())
        .isEqualTo("Sender/Refused");
    assertThat(office.register(again, Asking.secret(SECRET, other)).words())
        .isEqualTo("Sender/Refused");
    assertThat(office.secrets.list(1).get(0).usesLeft()).isEqualTo(2);
  }

  @Test
  void ofTwoUsesOfAOneUseSecretAtOnceOneSucceeds() throws Exception {
    office.handOut(SECRET, 1, ALICE);
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<String> use =
        () -> {
          KeyPair own = Keys.fresh();
          start.await();
          return office
              .register(Asking.toRegister(own.getPublic(), ALICE), Asking.secret(SECRET, own))
              .words();
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<String>> outcomes = threads.invokeAll(List.of(use, use));
      assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
          .containsExactlyInAnyOrder("Success", "Sender/NoAuthentication");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aDomainKeySpeaksForItsOwnDomainOnly() {
    office.handOut("domain", 1, DOMAIN);
    KeyPair domainKey = registered(DOMAIN, "domain");

    assertThat(byDomain(domainKey, ALICE)).isEqualTo("Success");
    assertThat(byDomain(domainKey, new UseKeyWith("urn:ietf:rfc:2818", "www.example.org")))
        .isEqualTo("Success");
    assertThat(byDomain(domainKey, DOMAIN)).isEqualTo("Success");
    String no = "Sender/NoAuthentication";
    assertThat(byDomain(domainKey, ALICE, new UseKeyWith("urn:ietf:rfc:2633", "eve@example.com")))
        .isEqualTo(no);
    assertThat(byDomain(domainKey, new UseKeyWith("urn:ietf:rfc:2633", "a@sub.example.org")))
        .isEqualTo(no);
    assertThat(byDomain(domainKey, new UseKeyWith("urn:ietf:rfc:2818", "www.notexample.org")))
        .isEqualTo(no);
    assertThat(byDomain(domainKey, new UseKeyWith("urn:ietf:rfc:2459", "CN=Alice"))).isEqualTo(no);
  }

  @Test
  void aKeyThatMayNotSignOrHasExpiredAuthenticatesNothing() {
    office.handOut("domain", 2, DOMAIN);
    KeyPair exchange = Keys.fresh();
    BindingDescription description =
        Asking.forUse(
            Asking.description(Asking.info(exchange.getPublic()), DOMAIN), KeyUsage.EXCHANGE);
    office
        .register(
            Asking.toRegister(Asking.prototype(description)), Asking.secret("domain", exchange))
        .answer();
    KeyPair domainKey = registered(DOMAIN, "domain");

    assertThat(byDomain(exchange, ALICE)).isEqualTo("Sender/NoAuthentication");
    office.later(Duration.ofDays(365));
    assertThat(byDomain(domainKey, ALICE)).isEqualTo("Sender/NoAuthentication");
  }

  private KeyPair registered(UseKeyWith name, String secret) {
    KeyPair own = Keys.fresh();
    assertThat(
            office
                .register(Asking.toRegister(own.getPublic(), name), Asking.secret(secret, own))
                .words())
        .isEqualTo("Success");
    return own;
  }

  private String byDomain(KeyPair domainKey, UseKeyWith... names) {
    KeyPair own = Keys.fresh();
    return office
        .register(Asking.toRegister(own.getPublic(), names), Asking.key(domainKey, own))
        .words();
  }
}
