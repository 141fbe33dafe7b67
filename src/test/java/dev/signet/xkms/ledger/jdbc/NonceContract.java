package dev.signet.xkms.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.ledger.NonceKey;
import dev.signet.xkms.model.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the ledger of nonces does on every database. */
interface NonceContract {
  Instant NOON = Instant.parse("2026-11-24T12:00:00.123Z");
  int RACERS = 100;

  /** The database of this test. */
  DataSource database();

  private JdbcNonceKeys keys() {
    return new JdbcNonceKeys(database());
  }

  private JdbcSpentNonces spent() {
    return new JdbcSpentNonces(database());
  }

  private static Octets octets(int seed) {
    byte[] octets = new byte[32];
    octets[0] = (byte) seed;
    octets[31] = (byte) (seed >> 8);
    return Octets.of(octets);
  }

  @Test
  default void aKeyIsSeenByTheOtherNode() {
    NonceKey made = keys().add(octets(1), NOON);
    assertThat(keys().newest(5)).containsExactly(made);
    assertThat(made.secret()).isEqualTo(octets(1));
    assertThat(made.madeAt()).isEqualTo(NOON);
  }

  @Test
  default void theLastKeyComesFirstAndOnlySoManyAreRead() {
    List<NonceKey> made = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      made.add(0, keys().add(octets(i), NOON.minusSeconds(i)));
    }
    assertThat(keys().newest(9)).isEqualTo(made);
    assertThat(keys().newest(2)).isEqualTo(made.subList(0, 2));
  }

  @Test
  default void oldKeysAreForgotten() {
    keys().add(octets(1), NOON.minusSeconds(2));
    NonceKey kept = keys().add(octets(2), NOON);
    assertThat(keys().forgetBefore(NOON)).isEqualTo(1);
    assertThat(keys().newest(9)).containsExactly(kept);
    assertThat(keys().add(octets(3), NOON).number()).isGreaterThan(kept.number());
  }

  @Test
  default void nodesThatMakeKeysAtOnceAllKeepTheirs() throws Exception {
    List<NonceKey> made = race(8, i -> () -> keys().add(octets(i), NOON));
    assertThat(keys().newest(99)).containsExactlyInAnyOrderElementsOf(made);
    assertThat(made).extracting(NonceKey::number).doesNotHaveDuplicates();
  }

  @Test
  @Requirement("XR-T05")
  default void aNonceIsSpentOnce() {
    assertThat(spent().spend(octets(1), NOON)).isTrue();
    assertThat(spent().spend(octets(1), NOON.plusSeconds(9))).isFalse();
    assertThat(spent().spend(octets(2), NOON)).isTrue();
  }

  @Test
  @Requirement("XR-T05")
  default void ofAHundredThatSpendANonceAtOnceOneDoes() throws Exception {
    for (int round = 0; round < 3; round++) {
      Octets handle = octets(round);
      List<Boolean> ends = race(RACERS, i -> () -> spent().spend(handle, NOON));
      assertThat(ends.stream().filter(won -> won)).hasSize(1);
    }
  }

  @Test
  default void whatHadToBeRememberedUntilThenIsForgotten() {
    spent().spend(octets(1), NOON.minusMillis(1));
    spent().spend(octets(2), NOON);
    assertThat(spent().forgetBefore(NOON)).isEqualTo(1);
    assertThat(spent().spend(octets(1), NOON)).isTrue();
    assertThat(spent().spend(octets(2), NOON)).isFalse();
  }

  private static <T> List<T> race(int racers, IntFunction<Callable<T>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(racers);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<T>> ends = new ArrayList<>();
      for (int i = 0; i < racers; i++) {
        Callable<T> racer = work.apply(i);
        ends.add(
            threads.submit(
                () -> {
                  start.await();
                  return racer.call();
                }));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> end : ends) {
        results.add(end.get(60, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
