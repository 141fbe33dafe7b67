package dev.signet.mail.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.mail.service.KeyQuestion;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.service.MovableClock;
import dev.signet.mail.service.RememberedVerdicts;
import dev.signet.mail.service.ScriptedService;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnKeyStatusTest {
  private static final KeyVerdict GOOD = new KeyVerdict.Good("good");
  private static final KeyVerdict BAD = new KeyVerdict.Bad("revoked");
  private static final KeyVerdict UNPROVEN = new KeyVerdict.Unproven("no path");
  private static final KeyVerdict AWAY = new KeyVerdict.Unavailable("away");
  private static final TestAuthority ROOT = TestAuthority.root("Root");
  private static final MailAddress ALICE = MailAddress.of("alice@example.org");

  private final MovableClock clock = new MovableClock(TestAuthority.NOW);
  private final ScriptedService service = new ScriptedService();
  private final OwnKeyStatus status = new OwnKeyStatus(service, OwnKeyStatus.GRACE, clock);
  private final SigningKey key = key("2035-01-01T00:00:00Z");

  @Test
  @Requirement("E2E-S14")
  void goesOnForADayWhileTheServiceIsAway() {
    service.says(GOOD, AWAY, AWAY, AWAY);
    assertThat(status.of(key, ALICE)).isEqualTo(GOOD);
    clock.pass(Duration.ofHours(23));
    assertThat(status.of(key, ALICE))
        .isEqualTo(new KeyVerdict.Good("last found good at 2026-06-01T00:00:00Z; away"));
    clock.pass(Duration.ofHours(1));
    assertThat(status.of(key, ALICE)).isEqualTo(AWAY);
    assertThat(status.of(key, ALICE)).isEqualTo(AWAY);
  }

  @Test
  @Requirement("E2E-S14")
  void withoutAGoodVerdictThereIsNothingToGoOnWith() {
    service.says(AWAY);
    assertThat(status.of(key, ALICE)).isEqualTo(AWAY);
  }

  @Test
  @Requirement("E2E-S14")
  void aRevocationEndsItAtOnce() {
    service.says(GOOD, BAD, AWAY);
    status.of(key, ALICE);
    assertThat(status.of(key, ALICE)).isEqualTo(BAD);
    assertThat(status.of(key, ALICE)).isEqualTo(AWAY);
  }

  @Test
  void soDoesAPathThatIsGone() {
    service.says(GOOD, UNPROVEN, AWAY);
    status.of(key, ALICE);
    assertThat(status.of(key, ALICE)).isEqualTo(UNPROVEN);
    assertThat(status.of(key, ALICE)).isEqualTo(AWAY);
  }

  @Test
  void soDoesTheEndOfTheCertificate() {
    SigningKey ending = key("2026-06-01T01:00:00Z");
    service.says(GOOD, AWAY);
    status.of(ending, ALICE);
    clock.pass(Duration.ofHours(2));
    assertThat(status.of(ending, ALICE)).isInstanceOf(KeyVerdict.Bad.class);
  }

  @Test
  void withoutGraceAServiceThatIsAwayStopsSigning() {
    OwnKeyStatus strict = new OwnKeyStatus(service, Duration.ZERO, clock);
    service.says(GOOD, AWAY);
    strict.of(key, ALICE);
    assertThat(strict.of(key, ALICE)).isEqualTo(AWAY);
  }

  @Test
  void asksInTheNameThatItSignsIn() {
    service.says(GOOD);
    status.of(key, ALICE);
    KeyQuestion asked = service.asked().get(0);
    assertThat(asked.entity()).contains(new Entity.Domain(DomainName.of("example.org")));
    assertThat(asked.helpers()).containsExactly(ROOT.certificate());
    assertThat(asked.at()).isEmpty();
  }

  @Test
  void aRememberedGoodBridgesTheFirstMinutesAndTheGraceTheRest() {
    OwnKeyStatus remembered =
        new OwnKeyStatus(
            new RememberedVerdicts(service, RememberedVerdicts.Settings.DEFAULT, clock),
            OwnKeyStatus.GRACE,
            clock);
    service.says(GOOD, AWAY, BAD);
    remembered.of(key, ALICE);
    clock.pass(Duration.ofMinutes(9));
    assertThat(remembered.of(key, ALICE)).isEqualTo(GOOD);
    clock.pass(Duration.ofMinutes(1));
    assertThat(remembered.of(key, ALICE)).isInstanceOf(KeyVerdict.Good.class);
    assertThat(remembered.of(key, ALICE)).isEqualTo(BAD);
    assertThat(service.asked()).hasSize(3);
  }

  private static SigningKey key(String end) {
    Issued issued =
        ROOT.issue(
            c -> c.mail("domain-signing-authority@example.org").valid("2026-01-01T00:00:00Z", end));
    return new SigningKey(
        AddressPattern.of("*@example.org"),
        issued.keys().getPrivate(),
        issued.certificate(),
        List.of(ROOT.certificate()),
        Optional.empty(),
        Set.of(MailAddress.of("domain-signing-authority@example.org")));
  }
}
