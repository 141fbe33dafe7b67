package dev.signet.registration;

import static dev.signet.xkms.registry.jdbc.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.jdbc.JdbcSecretStore;
import dev.signet.xkms.registry.jdbc.TestDatabase;
import dev.signet.xkms.secret.LimitedUseSecret;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretOfficeTest {
  private static final SecretOrder ALICE =
      SecretOrder.forEntity(new Entity.Mailbox(MailAddress.of("alice@example.org")));

  private final JdbcSecretStore store = new JdbcSecretStore(TestDatabase.inMemory(), () -> NOW);
  private final SecretOffice office = new SecretOffice(store, new SecureRandom(), () -> NOW);

  @Test
  void aSecretHasAtLeast128BitsInReadableGroups() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      String passPhrase = office.issue(ALICE).passPhrase();
      assertThat(passPhrase).matches("[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){5}");
      assertThat(passPhrase.replace("-", "").length() * 5).isGreaterThanOrEqualTo(128);
      all.add(passPhrase);
    }
    assertThat(all).hasSize(50);
  }

  @Test
  void whatIsKeptAreDerivations() {
    NewSecret secret = office.issue(ALICE.withUses(3));
    LimitedUseSecret derivation = LimitedUseSecret.of(secret.passPhrase());
    assertThat(store.covering(ALICE.names().get(0)))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.authenticationKey()).isEqualTo(derivation.authenticationKey());
              assertThat(kept.encryptionKey()).isEqualTo(derivation.encryptionKey(32));
              assertThat(kept.usesLeft()).isEqualTo(3);
              assertThat(kept.notOnOrAfter()).isEqualTo(NOW.plus(Duration.ofDays(7)));
            });
  }

  @Test
  void noTextButThePassPhraseItselfShowsIt() {
    NewSecret secret = office.issue(ALICE);
    assertThat(secret.toString()).contains(secret.id()).doesNotContain(secret.passPhrase());
    assertThat(office.list().toString()).contains(secret.id()).doesNotContain(secret.passPhrase());
  }

  @Test
  void aWithdrawnSecretIsListedAsUnusable() {
    NewSecret secret = office.issue(ALICE);
    assertThat(office.list())
        .singleElement()
        .satisfies(listed -> assertThat(listed.usable()).isTrue());
    assertThat(office.withdraw(secret.id())).isTrue();
    assertThat(office.withdraw(secret.id())).isFalse();
    assertThat(office.list())
        .singleElement()
        .satisfies(listed -> assertThat(listed.usable()).isFalse());
  }

  @Test
  void aDomainIsItsSigningMailboxItselfAndItsMailServer() {
    assertThat(SecretOrder.forEntity(new Entity.Domain(DomainName.of("Example.ORG"))).names())
        .containsExactly(
            new UseKeyWith("urn:ietf:rfc:2633", "domain-signing-authority@example.org"),
            new UseKeyWith("https://signet.dev/xkms/application/domain", "example.org"),
            new UseKeyWith("urn:ietf:rfc:2487", "example.org"));
  }

  @Test
  void ordersBeyondTheLimitsAreRefused() {
    List<UseKeyWith> tooMany = Collections.nCopies(21, ALICE.names().get(0));
    for (Runnable order :
        List.<Runnable>of(
            () -> ALICE.withUses(0),
            () -> ALICE.withUses(1001),
            () -> ALICE.withLifetime(Duration.ZERO),
            () -> ALICE.withLifetime(Duration.ofDays(-1)),
            () -> ALICE.withLifetime(Duration.ofDays(90).plusSeconds(1)),
            () -> new SecretOrder(List.of(), 1, Duration.ofDays(1)),
            () -> new SecretOrder(tooMany, 1, Duration.ofDays(1)))) {
      assertThatThrownBy(order::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("a secret");
    }
  }
}
