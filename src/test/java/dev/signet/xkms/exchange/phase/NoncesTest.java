package dev.signet.xkms.exchange.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.ledger.NonceKey;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a nonce is worth: where, when and for what. */
@Requirement("XR-T05")
class NoncesTest {
  private static final Nonce.Purpose PURPOSE =
      new Nonce.Purpose("192.0.2.7", "_1", Octets.of(new byte[32]));

  private final PhaseScene scene = new PhaseScene();
  private final Nonces node = scene.node();

  private Standing standing(Octets nonce) {
    return node.standing(nonce, PURPOSE);
  }

  @Test
  void everyChangedOctetMakesItBad() {
    byte[] good = node.make(PURPOSE).toByteArray();
    assertThat(standing(Octets.of(good))).isEqualTo(Standing.GOOD);
    for (int i = 0; i < good.length; i++) {
      for (int value = 0; value < 256; value++) {
        byte[] changed = good.clone();
        changed[i] = (byte) value;
        Standing expected = value == (good[i] & 0xff) ? Standing.GOOD : Standing.BAD;
        assertThat(standing(Octets.of(changed))).as("octet %d = %d", i, value).isEqualTo(expected);
        scene.time.pass(Duration.ofMillis(1));
      }
    }
  }

  @Test
  void piecesAndRandomOctetsAreBad() {
    byte[] good = node.make(PURPOSE).toByteArray();
    for (int length = 0; length < 2 * good.length; length++) {
      if (length != good.length) {
        assertThat(standing(Octets.of(Arrays.copyOf(good, length)))).isEqualTo(Standing.BAD);
      }
    }
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      assertThat(standing(Octets.of(noise))).isEqualTo(Standing.BAD);
    }
  }

  @Test
  void itIsForOneClientExchangeAndContent() {
    Octets nonce = node.make(new Nonce.Purpose("1", "23", Octets.of(new byte[32])));
    byte[] other = new byte[32];
    other[31] = 1;
    for (Nonce.Purpose purpose :
        new Nonce.Purpose[] {
          new Nonce.Purpose("2", "23", Octets.of(new byte[32])),
          new Nonce.Purpose("1", "24", Octets.of(new byte[32])),
          new Nonce.Purpose("12", "3", Octets.of(new byte[32])),
          new Nonce.Purpose("1", "23", Octets.of(other)),
        }) {
      assertThat(node.standing(nonce, purpose)).as("%s", purpose).isEqualTo(Standing.BAD);
    }
  }

  @Test
  void itGetsStale() {
    Octets nonce = node.make(PURPOSE);
    scene.time.pass(Duration.ofMinutes(2));
    assertThat(standing(nonce)).isEqualTo(Standing.GOOD);
    scene.time.pass(Duration.ofSeconds(31));
    assertThat(standing(nonce)).isEqualTo(Standing.STALE);
  }

  @Test
  void clocksOfNodesMayDifferBySomeSeconds() {
    for (int seconds : new int[] {-30, -5, 5, 30}) {
      InstantSource other = InstantSource.offset(scene.time, Duration.ofSeconds(seconds));
      Octets nonce = scene.node(TwoPhaseRules.DEFAULT, other).make(PURPOSE);
      assertThat(standing(nonce)).as("%d s", seconds).isEqualTo(Standing.GOOD);
    }
    InstantSource wrong = InstantSource.offset(scene.time, Duration.ofMinutes(10));
    assertThat(standing(scene.node(TwoPhaseRules.DEFAULT, wrong).make(PURPOSE)))
        .isEqualTo(Standing.STALE);
  }

  @Test
  void aNonceOfOneNodeIsGoodAtAnotherThroughEveryChangeOfKeys() {
    Nonces other = scene.node();
    for (int i = 0; i < 3 * 60 * 4; i++) {
      assertThat(standing(other.make(PURPOSE))).as("step %d", i).isEqualTo(Standing.GOOD);
      assertThat(other.standing(node.make(PURPOSE), PURPOSE)).isEqualTo(Standing.GOOD);
      Octets aged = (i % 2 == 0 ? node : other).make(PURPOSE);
      scene.time.pass(Duration.ofSeconds(15));
      assertThat(standing(aged)).isEqualTo(Standing.GOOD);
      node.forgetOld();
    }
    assertThat(scene.keys.all).as("three hours").hasSizeBetween(2, 5);
    assertThat(scene.keys.all.get(0).number()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void theLedgerIsHardlyEverRead() {
    for (int i = 0; i < 1000; i++) {
      assertThat(standing(node.make(PURPOSE))).isEqualTo(Standing.GOOD);
    }
    assertThat(scene.keys.reads).isEqualTo(1);
  }

  @Test
  void unknownKeysAreLookedForOnceASecond() {
    node.make(PURPOSE);
    for (int i = 0; i < 1000; i++) {
      assertThat(standing(made(1_000L + i))).isEqualTo(Standing.BAD);
      if (i % 100 == 0) {
        scene.time.pass(Duration.ofSeconds(1));
      }
    }
    assertThat(scene.keys.reads).isBetween(10, 12);
  }

  @Test
  void aKeyThatAnotherNodeJustMadeIsFound() {
    node.make(PURPOSE);
    NonceKey theirs = scene.keys.add(Octets.of(new byte[32]), scene.time.instant());
    scene.time.pass(Duration.ofSeconds(2));
    assertThat(standing(made(theirs.number()))).isEqualTo(Standing.GOOD);
  }

  private Octets made(long key) {
    return Nonce.make(key, Octets.of(new byte[32]), scene.time.instant(), PURPOSE).octets();
  }

  @Test
  void whileTheLedgerIsAwayOldKeysGoOn() {
    Octets nonce = node.make(PURPOSE);
    scene.keys.away = true;
    scene.time.pass(Duration.ofSeconds(100));
    assertThat(standing(nonce)).isEqualTo(Standing.GOOD);
    scene.time.pass(Duration.ofHours(5));
    assertThat(standing(node.make(PURPOSE))).isEqualTo(Standing.GOOD);
    assertThat(scene.keys.reads).as("not asked all the time").isLessThan(5);
  }

  @Test
  void withoutAnyKeyItFailsAndAsksOnceASecond() {
    scene.keys.away = true;
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> node.make(PURPOSE)).isInstanceOf(RegistryUnavailable.class);
    }
    assertThat(scene.keys.reads).isEqualTo(1);
    scene.keys.away = false;
    scene.time.pass(Duration.ofSeconds(1));
    assertThat(standing(node.make(PURPOSE))).isEqualTo(Standing.GOOD);
  }

  @Test
  void aKeyFromANodeWithAWrongClockStopsNothing() {
    scene.keys.add(Octets.of(new byte[32]), scene.time.instant().plus(Duration.ofDays(1)));
    for (int i = 0; i < 12; i++) {
      assertThat(standing(node.make(PURPOSE))).isEqualTo(Standing.GOOD);
      scene.time.pass(Duration.ofMinutes(30));
    }
    assertThat(scene.keys.all).hasSizeGreaterThan(5);
  }

  @Test
  void aSpentOneIsRememberedAsLongAsItCouldBeSpent() {
    Octets nonce = node.make(PURPOSE);
    assertThat(node.spend(nonce, PURPOSE)).isEqualTo(Spending.SPENT);
    Spending again = Spending.SPENT_BEFORE;
    for (int i = 0; i < 200 && again == Spending.SPENT_BEFORE; i++) {
      again = node.spend(nonce, PURPOSE);
      scene.time.pass(Duration.ofSeconds(10));
      node.forgetOld();
    }
    assertThat(again).isEqualTo(Spending.TOO_LATE);
    scene.time.pass(Duration.ofMinutes(5));
    node.forgetOld();
    assertThat(scene.spent.all).isEmpty();
  }

  @Test
  void whatIsNotOursIsNotRemembered() {
    byte[] wrong = node.make(PURPOSE).toByteArray();
    wrong[48]++;
    assertThat(node.spend(Octets.of(wrong), PURPOSE)).isEqualTo(Spending.NOT_OURS);
    assertThat(scene.spent.all).isEmpty();
  }
}
