package dev.signet.xkms.registry.jdbc;

import static dev.signet.xkms.registry.jdbc.Samples.NOW;
import static dev.signet.xkms.registry.jdbc.Samples.binding;
import static dev.signet.xkms.registry.jdbc.Samples.change;
import static dev.signet.xkms.registry.jdbc.Samples.mail;
import static dev.signet.xkms.registry.jdbc.Samples.message;
import static dev.signet.xkms.registry.jdbc.Samples.secret;
import static dev.signet.xkms.registry.jdbc.Samples.spending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a registry does on every database. */
interface RegistryContract {
  /** The database of this test. */
  DataSource database();

  private JdbcRegistry registry() {
    return new JdbcRegistry(database(), () -> NOW);
  }

  private static void assertConflict(
      Conflict.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            Conflict.class, conflict -> assertThat(conflict.kind()).isEqualTo(kind));
  }

  private static void register(JdbcRegistry registry, RegisteredBinding binding) throws Conflict {
    registry.register(binding, Optional.empty(), change());
  }

  @Test
  default void aBindingComesBackAsItWasRegistered() throws Conflict {
    for (String algorithm : List.of("EC", "RSA", "Ed25519", "X25519")) {
      RegisteredBinding binding =
          binding(Samples.key(algorithm), List.of(), mail("alice@example.org"));
      register(registry(), binding);
      assertThat(registry().find(new Lookup.ByKey(binding.key()), 5)).containsExactly(binding);
      assertThat(registry().find(new Lookup.ById(binding.id()), 5)).containsExactly(binding);
    }
  }

  @Test
  default void openEndsAndMissingCodesComeBackAsSuch() throws Conflict {
    RegisteredBinding full = binding(mail("open@example.org"));
    RegisteredBinding bare =
        new RegisteredBinding(
            "bare",
            full.key(),
            java.util.Set.of(),
            full.useKeyWith(),
            ValidityInterval.OPEN,
            new BindingState.Active(),
            List.of(),
            Optional.empty(),
            NOW);
    register(registry(), bare);
    assertThat(registry().find(new Lookup.ById("bare"), 1)).containsExactly(bare);
  }

  @Test
  default void eachNameLeadsToTheBindingAndNoOtherDoes() throws Conflict {
    UseKeyWith web = UseKeyWith.of(Application.TLS_HTTPS, "www.example.org");
    RegisteredBinding binding = binding(mail("alice@example.org"), web);
    register(registry(), binding);
    assertThat(registry().find(new Lookup.ByUse(mail("alice@EXAMPLE.org")), 5))
        .containsExactly(binding);
    assertThat(registry().find(new Lookup.ByUse(web), 5)).containsExactly(binding);
    for (UseKeyWith other :
        List.of(
            mail("Alice@example.org"),
            mail("alice@example.org.evil.example"),
            mail("alice@example.or"),
            UseKeyWith.of(Application.PGP, "alice@example.org"),
            UseKeyWith.of(Application.TLS_SMTP, "www.example.org"))) {
      assertThat(registry().find(new Lookup.ByUse(other), 5)).as(other.toString()).isEmpty();
    }
  }

  @Test
  default void oddIdentifiersAreTextLikeAnyOther() throws Conflict {
    for (String odd :
        List.of(
            "a\0b",
            "line\nbreak\u0007",
            "\uD83D\uDD11".repeat(512),
            "alice@@example.org",
            "%_*'\"")) {
      RegisteredBinding binding =
          binding(mail(odd), new UseKeyWith("urn:any:" + "x".repeat(5000), odd));
      register(registry(), binding);
      assertThat(registry().find(new Lookup.ByUse(mail(odd)), 5)).containsExactly(binding);
    }
    assertThat(registry().find(new Lookup.ById("no\0such"), 5)).isEmpty();
    assertThat(registry().escrowedKey("no\0such")).isEmpty();
  }

  @Test
  default void usableBindingsComeFirstThenNewerOnes() throws Conflict {
    UseKeyWith name = mail("alice@example.org");
    RegisteredBinding old = Samples.registeredAt(NOW.minus(Duration.ofDays(9)), binding(name));
    RegisteredBinding newer = Samples.registeredAt(NOW.minus(Duration.ofDays(8)), binding(name));
    RegisteredBinding expired =
        Samples.registeredAt(NOW.minus(Duration.ofDays(2)), binding(name))
            .reissued(ValidityInterval.between(NOW.minus(Duration.ofDays(9)), NOW), List.of());
    RegisteredBinding revoked =
        Samples.registeredAt(NOW, binding(name)).in(new BindingState.Revoked(NOW, "keyCompromise"));
    for (RegisteredBinding binding : List.of(expired, newer, revoked, old)) {
      register(registry(), binding);
    }
    assertThat(registry().find(new Lookup.ByUse(name), 9))
        .containsExactly(newer, old, revoked, expired);
    assertThat(registry().find(new Lookup.ByUse(name), 1)).containsExactly(newer);
  }

  @Test
  default void aKeyIsRegisteredOnceAndStaysTakenWhenRevoked() throws Conflict {
    RegisteredBinding first = binding(mail("alice@example.org"));
    register(registry(), first);
    RegisteredBinding again = binding(first.key(), List.of(), mail("alice@example.org"));
    RegisteredBinding other = binding(first.key(), List.of(), mail("mallory@example.org"));
    assertConflict(Conflict.Kind.KEY_TAKEN, () -> register(registry(), again));
    assertConflict(Conflict.Kind.KEY_TAKEN, () -> register(registry(), other));
    registry().revoke(first.id(), new BindingState.Revoked(NOW, "superseded"), change());
    assertConflict(Conflict.Kind.KEY_TAKEN, () -> register(registry(), other));
  }

  @Test
  default void aKeyIsTheSameHoweverItIsEncoded() throws Conflict {
    RSAPublicKey key = (RSAPublicKey) Samples.key("RSA");
    register(registry(), binding(key, List.of(), mail("alice@example.org")));
    OddlyEncoded same = new OddlyEncoded(key.getModulus(), key.getPublicExponent());
    assertConflict(
        Conflict.Kind.KEY_TAKEN,
        () -> register(registry(), binding(same, List.of(), mail("bob@example.org"))));
    assertThat(registry().find(new Lookup.ByKey(same), 1)).hasSize(1);
  }

  /** An RSA key whose encoding is not the usual one. */
  record OddlyEncoded(BigInteger getModulus, BigInteger getPublicExponent) implements RSAPublicKey {
    @Override
    public String getAlgorithm() {
      return "RSA";
    }

    @Override
    public String getFormat() {
      return "X.509";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[] {0x30, 0};
    }
  }

  @Test
  default void anIdIsUsedOnce() throws Conflict {
    RegisteredBinding first = binding(mail("alice@example.org"));
    register(registry(), first);
    RegisteredBinding fresh = binding(mail("bob@example.org"));
    RegisteredBinding sameId =
        new RegisteredBinding(
            first.id(),
            fresh.key(),
            fresh.keyUsage(),
            fresh.useKeyWith(),
            fresh.validity(),
            fresh.state(),
            List.of(),
            Optional.empty(),
            NOW);
    assertConflict(Conflict.Kind.CHANGED_MEANWHILE, () -> register(registry(), sameId));
  }

  @Test
  default void aMessageIsCarriedOutOnceUntilItIsForgotten() throws Conflict {
    RegisteredBinding refused = binding(mail("alice@example.org"));
    registry().register(binding(mail("alice@example.org")), Optional.empty(), message("m1"));
    assertConflict(
        Conflict.Kind.REPEATED_MESSAGE,
        () -> registry().register(refused, Optional.empty(), message("m1")));
    assertThat(registry().find(new Lookup.ByKey(refused.key()), 1)).isEmpty();
    Change ofSomebodyElse = new Change("m1", Octets.of(new byte[] {2}), NOW, Optional.empty());
    registry().register(binding(mail("bob@example.org")), Optional.empty(), ofSomebodyElse);
    assertThat(registry().forgetMessagesBefore(NOW)).isZero();
    assertThat(registry().forgetMessagesBefore(NOW.plusSeconds(1))).isEqualTo(2);
    registry().register(refused, Optional.empty(), message("m1"));
  }

  @Test
  default void aChangeThatIsRefusedLeavesNothing() throws Conflict {
    JdbcSecretStore secrets = new JdbcSecretStore(database(), () -> NOW);
    UseKeyWith name = mail("alice@example.org");
    secrets.add(secret("once", 1, name));
    RegisteredBinding taken = binding(name);
    register(registry(), taken);
    Change change = spending("once");
    assertConflict(
        Conflict.Kind.KEY_TAKEN,
        () -> registry().register(binding(taken.key(), List.of(), name), Optional.empty(), change));
    assertThat(secrets.list(5))
        .singleElement()
        .satisfies(left -> assertThat(left.usesLeft()).isEqualTo(1));
    registry().register(binding(name), Optional.empty(), change);
    assertThat(secrets.list(5))
        .singleElement()
        .satisfies(left -> assertThat(left.usesLeft()).isZero());
  }

  @Test
  default void aSecretWithoutUseOrTimeAllowsNothing() throws Conflict {
    JdbcSecretStore secrets = new JdbcSecretStore(database(), () -> NOW);
    UseKeyWith name = mail("alice@example.org");
    secrets.add(secret("twice", 2, name));
    secrets.add(secret("withdrawn", 2, name));
    assertThat(secrets.withdraw("withdrawn")).isTrue();
    for (int use = 0; use < 2; use++) {
      registry().register(binding(name), Optional.empty(), spending("twice"));
    }
    Change late =
        new Change(
            "late", Octets.of(new byte[1]), NOW.plus(Duration.ofDays(1)), Optional.of("expired"));
    secrets.add(secret("expired", 2, name));
    for (Change change :
        List.of(spending("twice"), spending("withdrawn"), spending("unknown"), late)) {
      assertConflict(
          Conflict.Kind.SECRET_SPENT,
          () -> registry().register(binding(name), Optional.empty(), change));
    }
  }

  @Test
  default void theFirstRevocationStands() throws Conflict {
    RegisteredBinding binding = binding(mail("alice@example.org"));
    register(registry(), binding);
    BindingState.Revoked first = new BindingState.Revoked(NOW, "keyCompromise");
    registry().revoke(binding.id(), first, change());
    registry()
        .revoke(binding.id(), new BindingState.Revoked(NOW.plusSeconds(9), "superseded"), change());
    assertThat(registry().find(new Lookup.ById(binding.id()), 1))
        .containsExactly(binding.in(first));
    assertConflict(
        Conflict.Kind.CHANGED_MEANWHILE, () -> registry().revoke("unknown", first, change()));
  }

  @Test
  default void reissueKeepsTheNamesAndRefusesTheRevokedAndTheUnknown() throws Conflict {
    RegisteredBinding binding = binding(mail("alice@example.org"));
    register(registry(), binding);
    ValidityInterval longer = ValidityInterval.between(NOW, NOW.plus(Duration.ofDays(999)));
    RegisteredBinding renamed = binding(binding.key(), List.of(), mail("mallory@example.org"));
    registry().reissue(binding.reissued(longer, List.of()), change());
    assertThat(registry().find(new Lookup.ById(binding.id()), 1))
        .containsExactly(binding.reissued(longer, List.of()));
    assertConflict(Conflict.Kind.CHANGED_MEANWHILE, () -> registry().reissue(renamed, change()));
    registry().revoke(binding.id(), new BindingState.Revoked(NOW, "superseded"), change());
    assertConflict(Conflict.Kind.CHANGED_MEANWHILE, () -> registry().reissue(binding, change()));
  }

  @Test
  default void anEscrowedKeyIsKeptWithItsBinding() throws Conflict {
    RegisteredBinding binding = binding(mail("alice@example.org"));
    Octets wrapped = Octets.of(new byte[] {1, 2, 3});
    registry().register(binding, Optional.of(wrapped), change());
    assertThat(registry().escrowedKey(binding.id())).contains(wrapped);
    RegisteredBinding without = binding(mail("bob@example.org"));
    register(registry(), without);
    assertThat(registry().escrowedKey(without.id())).isEmpty();
    assertThat(registry().escrowedKey("unknown")).isEmpty();
  }
}
