package dev.signet.xkms.ledger.jdbc;

import static dev.signet.xkms.ledger.jdbc.Waiting.NOW;
import static dev.signet.xkms.ledger.jdbc.Waiting.ROOMY;
import static dev.signet.xkms.ledger.jdbc.Waiting.WEEK;
import static dev.signet.xkms.ledger.jdbc.Waiting.ending;
import static dev.signet.xkms.ledger.jdbc.Waiting.fresh;
import static dev.signet.xkms.ledger.jdbc.Waiting.lease;
import static dev.signet.xkms.ledger.jdbc.Waiting.request;
import static dev.signet.xkms.ledger.jdbc.Waiting.voice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.ledger.PendingBook.Heard;
import dev.signet.xkms.ledger.PendingEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Of several nodes that want the same request one gets it, and no voice is lost. */
interface PendingRaceContract {
  int RACERS = 8;
  int ROUNDS = 10;

  /** The database of this test. */
  DataSource database();

  private JdbcPendingBook node() {
    return new JdbcPendingBook(database());
  }

  private static <T> List<T> race(IntFunction<Callable<T>> racers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(RACERS);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<T>> ends = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        Callable<T> racer = racers.apply(i);
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

  @Test
  default void oneNodeGetsTheRequest() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      node().enter(fresh(request("_" + round, 0)), ROOMY);
      List<Optional<PendingEntry>> claims =
          race(
              i -> {
                JdbcPendingBook node = node();
                return () -> node.claim(lease("n" + i, 600), NOW);
              });
      assertThat(claims.stream().flatMap(Optional::stream)).hasSize(1);
    }
  }

  @Test
  default void manyRequestsAreSharedOutOnceEach() throws Exception {
    for (int i = 0; i < 40; i++) {
      node().enter(fresh(request("_" + i, 0)), ROOMY);
    }
    List<List<Long>> shares =
        race(
            i -> {
              JdbcPendingBook node = node();
              return () -> {
                List<Long> share = new ArrayList<>();
                for (int n = 0; n < 40; n++) {
                  node.claim(lease("n" + i, 600), NOW).ifPresent(e -> share.add(e.number()));
                }
                return share;
              };
            });
    List<Long> all = shares.stream().flatMap(List::stream).toList();
    assertThat(all).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  default void ofManyApprovalsAtOnceNoneIsLostAndOneIsTheLast() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      node().enter(fresh(request("_" + round, RACERS)), ROOMY);
      long number = node().find("_" + round, NOW).orElseThrow().number();
      List<Heard> heard =
          race(
              i -> {
                JdbcPendingBook node = node();
                return () -> node.approve(number, voice("operator" + i), WEEK);
              });
      assertThat(heard).containsOnly(Heard.MORE_NEEDED, Heard.ENOUGH);
      assertThat(heard).filteredOn(Heard.ENOUGH::equals).hasSize(1);
    }
  }

  @Test
  default void oneVoiceRaisedManyTimesCountsOnce() throws Exception {
    node().enter(fresh(request("_1", 2)), ROOMY);
    long number = node().find("_1", NOW).orElseThrow().number();
    List<Heard> heard =
        race(
            i -> {
              JdbcPendingBook node = node();
              return () -> node.approve(number, voice("ann"), WEEK);
            });
    assertThat(heard).filteredOn(Heard.MORE_NEEDED::equals).hasSize(1);
    assertThat(heard).containsOnly(Heard.MORE_NEEDED, Heard.HEARD_BEFORE);
  }

  @Test
  default void approvalAndDenialAtOnceLeadToOneOfBoth() throws Exception {
    Set<Boolean> seen = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      node().enter(fresh(request("_" + round, 1)), ROOMY);
      long number = node().find("_" + round, NOW).orElseThrow().number();
      List<Boolean> decided =
          race(
              i -> {
                JdbcPendingBook node = node();
                return i % 2 == 0
                    ? () -> node.approve(number, voice("o" + i), WEEK) == Heard.ENOUGH
                    : () -> node.deny(number, voice("o" + i), ending("refused"));
              });
      assertThat(decided).filteredOn(d -> d).hasSize(1);
      boolean isDenied = node().find("_" + round, NOW).orElseThrow().isDone();
      assertThat(decided.indexOf(true) % 2 == 1).isEqualTo(isDenied);
      seen.add(isDenied);
    }
    assertThat(seen).isNotEmpty();
  }

  @Test
  default void ofTwoResultsOneStays() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = "_" + round;
      node().enter(fresh(request(id, 0)), ROOMY);
      List<Boolean> finished =
          race(
              i -> {
                JdbcPendingBook node = node();
                return () -> node.finish(id, ending("result " + i));
              });
      assertThat(finished).filteredOn(f -> f).hasSize(1);
    }
  }
}
