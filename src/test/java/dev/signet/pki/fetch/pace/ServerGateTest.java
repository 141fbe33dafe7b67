package dev.signet.pki.fetch.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.guard.RefusedByGuard;
import dev.signet.pki.fetch.transfer.Deadline;
import dev.signet.testkit.TestAuthority;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerGateTest {

  private Instant now = TestAuthority.NOW;

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "6,32", "10,512", "11,600", "40,600", "2000000000,600"})
  void doublesThePauseUpToItsLimit(int failures, long seconds) {
    assertThat(Pace.DEFAULT.pauseAfter(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void letsOnlyOneRequestProbe() throws Exception {
    ServerGate gate = gate();
    fail(gate);
    now = now.plusSeconds(1);
    try (ServerGate.Pass probe = enter(gate)) {
      assertThat(probe).isNotNull();
      assertRefused(gate, GuardRule.BREAKER);
    }
    enter(gate).close();
  }

  @Test
  void staysOpenAfterAFailedProbe() throws Exception {
    ServerGate gate = gate();
    fail(gate);
    now = now.plusSeconds(1);
    fail(gate);
    now = now.plusSeconds(1);
    assertRefused(gate, GuardRule.BREAKER);
    now = now.plusSeconds(1);
    try (ServerGate.Pass probe = enter(gate)) {
      probe.succeeded();
    }
    try (ServerGate.Pass one = enter(gate);
        ServerGate.Pass other = enter(gate)) {
      assertThat(one).isNotSameAs(other);
    }
  }

  @Test
  void givesBackThePlaceOfWhomItRefuses() throws Exception {
    ServerGate gate = gate();
    for (int i = 0; i < 10; i++) {
      enter(gate).close();
    }
    for (int i = 0; i < 5; i++) {
      assertRefused(gate, GuardRule.RATE);
    }
    now = now.plusSeconds(60);
    try (ServerGate.Pass one = enter(gate);
        ServerGate.Pass other = enter(gate)) {
      assertThat(one).isNotSameAs(other);
    }
  }

  @Test
  void gainsNoTokensWhenTheClockIsSetBack() throws Exception {
    ServerGate gate = gate();
    for (int i = 0; i < 10; i++) {
      enter(gate).close();
    }
    now = now.minusSeconds(3600);
    assertRefused(gate, GuardRule.RATE);
  }

  private ServerGate gate() {
    Pace pace =
        new Pace(
            2,
            1,
            10,
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            1,
            Duration.ZERO,
            Duration.ZERO);
    return new ServerGates(pace, () -> now).of("example.org:80");
  }

  private static void fail(ServerGate gate) throws Exception {
    try (ServerGate.Pass pass = enter(gate)) {
      pass.failed();
    }
  }

  private static ServerGate.Pass enter(ServerGate gate) throws Exception {
    return gate.enter(Deadline.in(Duration.ofSeconds(5)));
  }

  private static void assertRefused(ServerGate gate, GuardRule rule) {
    assertThatExceptionOfType(RefusedByGuard.class)
        .isThrownBy(() -> enter(gate))
        .satisfies(refused -> assertThat(refused.rule()).isEqualTo(rule));
  }
}
