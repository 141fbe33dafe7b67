package dev.signet.xkms.registry.jdbc;

import static dev.signet.xkms.registry.jdbc.Samples.NOW;
import static dev.signet.xkms.registry.jdbc.Samples.binding;
import static dev.signet.xkms.registry.jdbc.Samples.change;
import static dev.signet.xkms.registry.jdbc.Samples.mail;
import static dev.signet.xkms.registry.jdbc.Samples.message;
import static dev.signet.xkms.registry.jdbc.Samples.secret;
import static dev.signet.xkms.registry.jdbc.Samples.spending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Of changes that exclude each other exactly one is made, from however many threads and nodes they
 * come.
 */
interface RaceContract {
  int RACERS = 8;
  int ROUNDS = 5;

  /** The database of this test. */
  DataSource database();

  /** One of several changes that start at the same time. */
  interface Racer {
    void run() throws Conflict;
  }

  /** A registry of its own for each racer, as on another node. */
  private JdbcRegistry node() {
    return new JdbcRegistry(database(), () -> NOW);
  }

  /** How each racer ended: empty for the winner, the kind of conflict for the others. */
  private static List<Optional<Conflict.Kind>> race(IntFunction<Racer> racers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(RACERS);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Optional<Conflict.Kind>>> ends = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        Racer racer = racers.apply(i);
        ends.add(
            threads.submit(
                () -> {
                  start.await();
                  return end(racer);
                }));
      }
      start.countDown();
      List<Optional<Conflict.Kind>> kinds = new ArrayList<>();
      for (Future<Optional<Conflict.Kind>> end : ends) {
        kinds.add(end.get(60, TimeUnit.SECONDS));
      }
      return kinds;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<Conflict.Kind> end(Racer racer) {
    try {
      racer.run();
      return Optional.empty();
    } catch (Conflict conflict) {
      return Optional.of(conflict.kind());
    }
  }

  private static void assertOneWinner(List<Optional<Conflict.Kind>> ends, Conflict.Kind others) {
    assertThat(ends.stream().filter(Optional::isEmpty)).hasSize(1);
    assertThat(ends.stream().flatMap(Optional::stream)).hasSize(RACERS - 1).containsOnly(others);
  }

  private Racer registering(PublicKey key, String address, Change change) {
    RegisteredBinding binding = binding(key, List.of(), mail(address));
    JdbcRegistry node = node();
    return () -> node.register(binding, Optional.empty(), change);
  }

  @Test
  default void oneKeyIsRegisteredOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      PublicKey key = Samples.key();
      assertOneWinner(
          race(i -> registering(key, "u" + i + "@example.org", change())), Conflict.Kind.KEY_TAKEN);
      assertThat(node().find(new Lookup.ByKey(key), 9)).hasSize(1);
    }
  }

  @Test
  default void oneUseIsSpentOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = "secret" + round;
      new JdbcSecretStore(database(), () -> NOW).add(secret(id, 1, mail("alice@example.org")));
      assertOneWinner(
          race(i -> registering(Samples.key(), "alice@example.org", spending(id))),
          Conflict.Kind.SECRET_SPENT);
      assertThat(node().find(new Lookup.ByUse(mail("alice@example.org")), 99)).hasSize(round + 1);
    }
  }

  @Test
  default void oneMessageIsCarriedOutOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Change same = message("m" + round);
      assertOneWinner(
          race(i -> registering(Samples.key(), "alice@example.org", same)),
          Conflict.Kind.REPEATED_MESSAGE);
      assertThat(node().find(new Lookup.ByUse(mail("alice@example.org")), 99)).hasSize(round + 1);
    }
  }

  @Test
  default void changesThatHaveNothingToDoWithEachOtherAllSucceed() throws Exception {
    List<Optional<Conflict.Kind>> ends =
        race(
            i ->
                () -> {
                  for (int n = 0; n < 10; n++) {
                    registering(Samples.key(), "alice@example.org", change()).run();
                  }
                });
    assertThat(ends).isEqualTo(Collections.nCopies(RACERS, Optional.empty()));
    assertThat(node().find(new Lookup.ByUse(mail("alice@example.org")), 999)).hasSize(RACERS * 10);
  }

  @Test
  default void aReissueNeverUndoesARevocation() throws Exception {
    RegisteredBinding binding = binding(mail("alice@example.org"));
    node().register(binding, Optional.empty(), change());
    BindingState.Revoked revoked = new BindingState.Revoked(NOW, "keyCompromise");
    race(
        i ->
            () -> {
              if (i % 2 == 0) {
                node().reissue(binding.reissued(binding.validity(), List.of()), change());
              } else {
                node().revoke(binding.id(), revoked, change());
              }
            });
    assertThat(node().find(new Lookup.ById(binding.id()), 1)).containsExactly(binding.in(revoked));
  }

  @Test
  default void failuresAreAllCounted() throws Exception {
    JdbcSecretStore secrets = new JdbcSecretStore(database(), () -> NOW);
    race(i -> () -> secrets.recordFailure(mail("alice@example.org"), RACERS, NOW.plusSeconds(60)));
    assertThat(secrets.lockedUntil(mail("alice@example.org"), NOW)).isEmpty();
    secrets.recordFailure(mail("alice@example.org"), RACERS, NOW.plusSeconds(60));
    assertThat(secrets.lockedUntil(mail("alice@example.org"), NOW)).contains(NOW.plusSeconds(60));
  }
}
