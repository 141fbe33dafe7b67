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

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.Receipt;
import dev.signet.xkms.registry.RegisteredBinding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The answer to a change is there if and only if the change is, on every database. */
interface ReceiptContract {
  int COPIES = 8;

  /** The database of this test. */
  DataSource database();

  private JdbcRegistry node() {
    return new JdbcRegistry(database(), () -> NOW);
  }

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Receipt receipt(String message, String answer) {
    return new Receipt(octets(message), octets(answer), false);
  }

  @Test
  @Requirement("XR-M14")
  default void theAnswerIsKeptWithEachKindOfChange() throws Conflict {
    RegisteredBinding binding = binding(mail("alice@example.org"));
    BindingState.Revoked revoked = new BindingState.Revoked(NOW, "lost");
    Receipt sealed = new Receipt(octets("third"), octets("sealed answer"), true);
    node().register(binding, Optional.empty(), change().with(receipt("first", "registered")));
    node().reissue(binding, change().with(receipt("second", "reissued")));
    node().revoke(binding.id(), revoked, change().with(sealed));

    assertThat(node().receipt(octets("first"))).contains(receipt("first", "registered"));
    assertThat(node().receipt(octets("second"))).contains(receipt("second", "reissued"));
    assertThat(node().receipt(octets("third"))).contains(sealed);
    assertThat(node().receipt(octets("fourth"))).isEmpty();
  }

  @Test
  default void aChangeThatIsNotMadeLeavesNoAnswer() throws Conflict {
    RegisteredBinding binding = binding(mail("alice@example.org"));
    node().register(binding, Optional.empty(), message("m1"));
    Change taken = change().with(receipt("taken", "never"));
    Change repeated = message("m1").with(receipt("repeated", "never"));
    Change spent = spending("no such secret").with(receipt("spent", "never"));

    assertThatThrownBy(() -> node().register(binding, Optional.empty(), taken))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> node().reissue(binding, repeated)).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> node().reissue(binding, spent)).isInstanceOf(Conflict.class);
    assertThat(List.of("taken", "repeated", "spent"))
        .allSatisfy(handle -> assertThat(node().receipt(octets(handle))).isEmpty());
  }

  /** Its Id may be forgotten before its answer is. */
  @Test
  default void aMessageWhoseAnswerIsKeptIsNotCarriedOutAgain() throws Conflict {
    RegisteredBinding binding = binding(mail("alice@example.org"));
    Change first = message("m1").with(receipt("first", "registered"));
    node().register(binding, Optional.empty(), first);
    node().forgetMessagesBefore(NOW.plusSeconds(1));

    assertThatThrownBy(() -> node().reissue(binding, first))
        .isInstanceOfSatisfying(
            Conflict.class,
            conflict -> assertThat(conflict.kind()).isEqualTo(Conflict.Kind.REPEATED_MESSAGE));
  }

  @Test
  default void oldAnswersAreForgottenAndTheirMessagesAreNot() throws Conflict {
    RegisteredBinding binding = binding(mail("alice@example.org"));
    Change old = message("m1").with(receipt("first", "registered"));
    node().register(binding, Optional.empty(), old);

    assertThat(node().forgetAnswersBefore(NOW)).isZero();
    assertThat(node().forgetAnswersBefore(NOW.plus(Duration.ofSeconds(1)))).isEqualTo(1);
    assertThat(node().receipt(octets("first"))).isEmpty();
    assertThatThrownBy(() -> node().reissue(binding, old)).isInstanceOf(Conflict.class);
  }

  @Test
  @Requirement("XR-M14")
  default void ofCopiesAtOnceAllFindTheAnswerOfTheOneThatWasCarriedOut() throws Exception {
    for (int round = 0; round < 5; round++) {
      String id = "m" + round;
      new JdbcSecretStore(database(), () -> NOW).add(secret(id, 1, mail("alice@example.org")));
      List<Receipt> answers = atOnce(id);
      assertThat(answers).hasSize(COPIES);
      assertThat(answers.stream().map(Receipt::answer).distinct()).hasSize(1);
      assertThat(node().find(new Lookup.ByUse(mail(id + "@example.org")), 99)).hasSize(1);
    }
  }

  /** What each of several nodes that get one message at the same time has to answer. */
  private List<Receipt> atOnce(String id) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(COPIES);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Receipt>> ends = new ArrayList<>();
      for (int i = 0; i < COPIES; i++) {
        RegisteredBinding binding = binding(mail(id + "@example.org"));
        Change change =
            new Change(id, Octets.of(new byte[] {1}), NOW, Optional.of(id))
                .with(receipt(id, "answer of node " + i));
        JdbcRegistry node = node();
        ends.add(
            threads.submit(
                () -> {
                  start.await();
                  return answer(node, binding, change);
                }));
      }
      start.countDown();
      List<Receipt> answers = new ArrayList<>();
      for (Future<Receipt> end : ends) {
        answers.add(end.get(60, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Receipt answer(JdbcRegistry node, RegisteredBinding binding, Change change) {
    Receipt own = change.receipt().orElseThrow();
    try {
      node.register(binding, Optional.empty(), change);
      return own;
    } catch (Conflict another) {
      return node.receipt(own.handle()).orElseThrow();
    }
  }
}
