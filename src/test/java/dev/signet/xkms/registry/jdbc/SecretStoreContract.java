package dev.signet.xkms.registry.jdbc;

import static dev.signet.xkms.registry.jdbc.Samples.NOW;
import static dev.signet.xkms.registry.jdbc.Samples.mail;
import static dev.signet.xkms.registry.jdbc.Samples.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.SharedSecret;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a store of shared secrets does on every database. */
interface SecretStoreContract {
  /** The database of this test. */
  DataSource database();

  private JdbcSecretStore secrets() {
    return new JdbcSecretStore(database(), () -> NOW);
  }

  @Test
  default void aSecretComesBackForEachOfItsNames() {
    SharedSecret both =
        secret(
            "s1",
            3,
            mail("a@example.org"),
            UseKeyWith.of(Application.TLS_SMTP, "example.org"),
            mail("a@EXAMPLE.org"));
    secrets().add(both);
    for (UseKeyWith name : both.names()) {
      assertThat(secrets().covering(name)).containsExactly(both);
    }
    assertThat(secrets().covering(mail("b@example.org"))).isEmpty();
    assertThat(secrets().covering(UseKeyWith.of(Application.TLS_SMTP, "www.example.org")))
        .isEmpty();
  }

  @Test
  default void usableSecretsComeFirst() {
    UseKeyWith name = mail("a@example.org");
    SharedSecret old = secret("old", 1, name);
    SharedSecret usable = secret("usable", 1, name);
    SharedSecret expired =
        new SharedSecret(
            "expired", usable.authenticationKey(), usable.encryptionKey(), usable.names(), 1, NOW);
    SharedSecret spent = secret("spent", 0, name);
    secrets().add(old);
    secrets().add(usable);
    secrets().add(expired);
    secrets().add(spent);
    assertThat(secrets().covering(name)).containsExactly(usable, old, spent, expired);
    assertThat(secrets().list(3)).containsExactly(spent, expired, usable);
  }

  @Test
  default void atMostTwentySecretsCoverAName() {
    for (int i = 0; i < 25; i++) {
      secrets().add(secret("s" + i, 1, mail("a@example.org")));
    }
    assertThat(secrets().covering(mail("a@example.org"))).hasSize(20);
  }

  @Test
  default void aWithdrawnSecretIsSpent() {
    secrets().add(secret("s1", 5, mail("a@example.org")));
    assertThat(secrets().withdraw("s1")).isTrue();
    assertThat(secrets().withdraw("s1")).isFalse();
    assertThat(secrets().withdraw("no such\0")).isFalse();
    assertThat(secrets().list(1))
        .singleElement()
        .satisfies(left -> assertThat(left.isUsableAt(NOW)).isFalse());
  }

  @Test
  default void oneFailureTooManyLocksTheNameForATime() {
    UseKeyWith name = mail("a@example.org");
    Instant end = NOW.plus(Duration.ofMinutes(15));
    for (int free = 0; free < 3; free++) {
      secrets().recordFailure(name, 3, end);
      assertThat(secrets().lockedUntil(name, NOW)).isEmpty();
    }
    secrets().recordFailure(name, 3, end);
    assertThat(secrets().lockedUntil(name, NOW)).contains(end);
    assertThat(secrets().lockedUntil(mail("a@EXAMPLE.ORG"), NOW)).contains(end);
    assertThat(secrets().lockedUntil(mail("b@example.org"), NOW)).isEmpty();
    assertThat(secrets().lockedUntil(name, end)).isEmpty();
  }

  @Test
  default void withoutFreeFailuresTheFirstOneLocks() {
    secrets().recordFailure(mail("a@example.org"), 0, NOW.plusSeconds(9));
    assertThat(secrets().lockedUntil(mail("a@example.org"), NOW)).contains(NOW.plusSeconds(9));
  }

  @Test
  default void successForgetsFailures() {
    UseKeyWith name = mail("a@example.org");
    secrets().recordFailure(name, 1, NOW.plusSeconds(9));
    secrets().clearFailures(name);
    secrets().recordFailure(name, 1, NOW.plusSeconds(9));
    assertThat(secrets().lockedUntil(name, NOW)).isEmpty();
  }

  @Test
  default void oldFailuresAreForgottenButNotLocksInForce() {
    secrets().recordFailure(mail("a@example.org"), 0, NOW.plusSeconds(60));
    secrets().recordFailure(mail("b@example.org"), 5, NOW.plusSeconds(60));
    assertThat(secrets().forgetFailuresBefore(NOW.plusSeconds(1))).isEqualTo(1);
    assertThat(secrets().forgetFailuresBefore(NOW.plusSeconds(61))).isEqualTo(1);
  }
}
