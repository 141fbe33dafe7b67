package dev.signet.xkms.xkrss.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.SecretStore;
import dev.signet.xkms.registry.SharedSecret;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an observer with a clock could learn: nothing, for the steps are the same. */
class AuthenticatorTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final UseKeyWith ALICE = UseKeyWith.of(Application.SMIME, "alice@example.org");
  private static final UseKeyWith NOBODY = UseKeyWith.of(Application.SMIME, "nobody@example.org");
  private static final UseKeyWith LOCKED = UseKeyWith.of(Application.SMIME, "locked@example.org");

  private final Diary diary = new Diary();
  private final Authenticator authenticator =
      new Authenticator(
          new Authenticator.Sources(diary, this::keys),
          LockOut.DEFAULT,
          new SecureRandom(),
          () -> NOW);

  @Test
  void aWrongSecretCostsTheSameForKnownAndUnknownNames() throws Exception {
    assertThat(stepsFor(NOBODY, mac())).isEqualTo(stepsFor(ALICE, mac()));
    assertThat(stepsFor(ALICE, mac()))
        .containsExactly("secrets", "verify", "locked?", "count failure");
  }

  @Test
  void aLockedNameIsVerifiedLikeAnyOtherAndOnlyNotCountedAgain() throws Exception {
    assertThat(stepsFor(LOCKED, mac())).containsExactly("secrets", "verify", "locked?");
  }

  @Test
  void aStrangersSignatureIsVerifiedLikeThatOfARegisteredKey() throws Exception {
    assertThat(stepsFor(ALICE, signature()))
        .containsExactly("secrets", "keys", "verify", "locked?");
  }

  private List<String> stepsFor(UseKeyWith name, BindingSignature shown) {
    diary.steps.clear();
    Authentication authentication = new Authentication(Optional.of(shown), Optional.empty());
    Claim claim =
        new Claim(
            List.of(name),
            Optional.empty(),
            false,
            authentication,
            new Channel(true, "192.0.2.7", "c-1"));
    assertThat(authenticator.decide(claim)).isInstanceOf(Authenticated.Denied.class);
    return List.copyOf(diary.steps);
  }

  private List<RegisteredBinding> keys(Lookup lookup, int limit) {
    diary.steps.add("keys");
    return List.of();
  }

  private BindingSignature mac() {
    return new Counted(true, KeyInfo.EMPTY);
  }

  private BindingSignature signature() throws Exception {
    PublicKey key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    return new Counted(false, KeyInfo.of(new KeyDatum.Value(key)));
  }

  /** A signature that never holds. */
  private final class Counted implements BindingSignature {
    @Override
    public Octets signed() {
      throw new AssertionError("nobody asks that here");
    }

    private final boolean mac;
    private final KeyInfo info;

    Counted(boolean mac, KeyInfo info) {
      this.mac = mac;
      this.info = info;
    }

    @Override
    public boolean isMac() {
      return mac;
    }

    @Override
    public KeyInfo keyInfo() {
      return info;
    }

    @Override
    public Check verifyWith(Octets macKey) {
      diary.steps.add("verify");
      return new Check(false, "");
    }

    @Override
    public Check verifyWith(PublicKey key) {
      diary.steps.add("verify");
      return new Check(false, "");
    }
  }

  /** Secrets of Alice and of the locked name, and a record of what was asked. */
  private static final class Diary implements SecretStore {
    private final List<String> steps = new ArrayList<>();

    @Override
    public void add(SharedSecret secret) {
      throw new AssertionError("not expected");
    }

    @Override
    public boolean withdraw(String id) {
      throw new AssertionError("not expected");
    }

    @Override
    public List<SharedSecret> list(int limit) {
      throw new AssertionError("not expected");
    }

    @Override
    public List<SharedSecret> covering(UseKeyWith name) {
      steps.add("secrets");
      Octets key = Octets.of(new byte[20]);
      SharedSecret secret =
          new SharedSecret("s", key, key, List.of(name), 1, NOW.plus(Duration.ofHours(1)));
      return name.equals(NOBODY) ? List.of() : List.of(secret);
    }

    @Override
    public void recordFailure(UseKeyWith name, int limit, Instant lockedUntil) {
      steps.add("count failure");
      assertThat(lockedUntil).isEqualTo(NOW.plus(LockOut.DEFAULT.lockTime()));
    }

    @Override
    public Optional<Instant> lockedUntil(UseKeyWith name, Instant now) {
      steps.add("locked?");
      return name.equals(LOCKED) ? Optional.of(NOW.plusSeconds(60)) : Optional.empty();
    }

    @Override
    public void clearFailures(UseKeyWith name) {
      throw new AssertionError("not expected");
    }
  }
}
