package dev.signet.xkms.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What nodes agree on, whatever the database. */
interface CommonGroundContract {
  /** A fresh database. */
  DataSource database();

  @Test
  default void theFirstNodeSaysItAndTheOthersHearIt() {
    DataSource database = database();

    assertThat(new JdbcCommonGround(database).agreed("authority", "a")).isEqualTo("a");
    assertThat(new JdbcCommonGround(database).agreed("authority", "b")).isEqualTo("a");
    assertThat(new JdbcCommonGround(database).agreed("other", "b")).isEqualTo("b");
  }

  @Test
  default void nodesThatStartAtOnceAgree() throws InterruptedException, ExecutionException {
    JdbcCommonGround common = new JdbcCommonGround(database());
    ExecutorService nodes = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> work =
          IntStream.range(0, 8)
              .mapToObj(node -> (Callable<String>) () -> common.agreed("authority", "node " + node))
              .toList();
      List<Future<String>> heard = nodes.invokeAll(work);
      for (Future<String> one : heard) {
        assertThat(one.get()).isEqualTo(heard.get(0).get());
      }
    } finally {
      nodes.shutdownNow();
    }
  }
}
