package dev.signet.xkms.exchange.later;

import static dev.signet.xkms.exchange.later.Exchange.NOW;
import static dev.signet.xkms.exchange.later.Exchange.desk;
import static dev.signet.xkms.exchange.later.Exchange.words;
import static dev.signet.xkms.exchange.later.Messages.compound;
import static dev.signet.xkms.exchange.later.Messages.locate;
import static dev.signet.xkms.exchange.later.Messages.located;
import static dev.signet.xkms.exchange.later.Messages.pending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestAuthority;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.later.notice.NoticeRules;
import dev.signet.xkms.ledger.PendingBook;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaterWorkTest {
  private static final Deferral WISHED = Deferral.wished("the operator wishes it");

  private final Exchange exchange = new Exchange();
  private final LaterDesk desk = desk(exchange.node());

  @AfterEach
  void close() {
    exchange.close();
  }

  private String taken(Request request) throws Refused {
    return desk.take(exchange.sent(request), WISHED).result().header().id();
  }

  private Result collected(String original, String id) throws Refused {
    return exchange.collected(desk, exchange.sent(pending(original, id)));
  }

  private PendingEntry entry(String id) {
    return exchange.book.find(id, exchange.clock.get()).orElseThrow();
  }

  @Test
  void theRequestIsCarriedOutAsItCame() throws Refused {
    X509Certificate certificate =
        TestAuthority.root("CN=Clients").issue(spec -> spec.subject("CN=Alice")).certificate();
    Channel channel = new Channel(true, "192.0.2.9", "c-77", Optional.of(certificate));
    ReceivedRequest<Request.Locate> first = exchange.signed(locate("_1"), Exchange.CLIENT);
    ReceivedRequest<Request.Locate> sent =
        new ReceivedRequest<>(first.request(), first.signature(), channel, first.turn());
    ConcurrentLinkedQueue<WaitingRequest> seen = new ConcurrentLinkedQueue<>();
    desk.take(sent, WISHED);
    exchange.node(
        waiting -> {
          seen.add(waiting);
          return located();
        });
    Patience.until(() -> !seen.isEmpty());
    WaitingRequest waiting = seen.remove();
    assertThat(waiting.policy()).isEqualTo("default");
    assertThat(waiting.channel()).isEqualTo(channel);
    ReceivedRequest<?> read = exchange.read(waiting);
    assertThat(read.request()).isEqualTo(first.request());
    assertThat(read.signature()).isInstanceOf(SignatureFinding.Verified.class);
    assertThat(read.turn().isLater()).isTrue();
    assertThat(waiting.message().digest()).isEqualTo(sent.turn().original().orElseThrow().digest());
  }

  @Test
  void theMessageIsForgottenWhenTheResultIsThere() throws Refused {
    String id = taken(locate("_1"));
    assertThat(entry(id).message()).isPresent();
    exchange.node(waiting -> located());
    collected("_1", id);
    assertThat(entry(id).message()).isEmpty();
  }

  @Test
  void aFaultIsTriedAgainAfterAPause() throws Refused {
    AtomicInteger attempts = new AtomicInteger();
    String id = taken(locate("_1"));
    exchange.node(
        waiting -> {
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("once");
          }
          return located();
        });
    Patience.until(() -> attempts.get() == 1);
    Patience.until(() -> exchange.leases(NOW) == 0);
    assertThat(attempts).hasValue(1);
    exchange.pass(Duration.ofSeconds(30));
    assertThat(words(collected("_1", id))).isEqualTo("Success");
    assertThat(attempts).hasValue(2);
  }

  private static PendingBook.Lease lease(String holder) {
    return new PendingBook.Lease(holder, NOW.plusSeconds(60));
  }

  @Test
  void whatFailsAgainAndAgainIsAFailureInTheEnd() throws Refused {
    AtomicInteger attempts = new AtomicInteger();
    String id = taken(locate("_1"));
    exchange.node(
        waiting -> {
          attempts.incrementAndGet();
          throw new IllegalStateException("always");
        });
    for (int i = 1; i <= 3; i++) {
      int expected = i;
      Patience.until(
          () -> {
            exchange.pass(Duration.ofSeconds(1));
            return attempts.get() >= expected;
          });
    }
    assertThat(words(collected("_1", id))).isEqualTo("Receiver/Failure");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void whatEndsEveryNodeThatTriesItIsTriedNoMore() throws Refused {
    String id = taken(compound("_1", 4));
    for (int i = 0; i < 3; i++) {
      exchange.book.claim(
          new PendingBook.Lease("dead" + i, exchange.clock.get().plusSeconds(60)),
          exchange.clock.get());
      exchange.pass(Duration.ofSeconds(60));
    }
    exchange.node(
        waiting -> {
          throw new AssertionError("not to be called");
        });
    assertThat(words(collected("_1", id))).isEqualTo("Receiver/Failure");
    assertThat(entry(id).standing().counts()).isEqualTo(new PendingEntry.Counts(0, 4, 0));
  }

  @Test
  void anotherNodeTakesOverFromADeadOne() throws Refused {
    String id = taken(locate("_1"));
    exchange.book.claim(lease("dead"), NOW);
    exchange.node(waiting -> located());
    exchange.pass(Duration.ofSeconds(59));
    assertThat(entry(id).isDone()).isFalse();
    exchange.pass(Duration.ofSeconds(1));
    assertThat(words(collected("_1", id))).isEqualTo("Success");
  }

  @Test
  void aNodeThatLivesKeepsItsLease() throws Refused {
    CountDownLatch go = new CountDownLatch(1);
    ConcurrentLinkedQueue<String> nodes = new ConcurrentLinkedQueue<>();
    String id = taken(locate("_1"));
    exchange.node(
        waiting -> {
          nodes.add("first");
          Patience.await(go);
          return located();
        });
    Patience.until(() -> !nodes.isEmpty());
    for (int i = 0; i < 5; i++) {
      exchange.pass(Duration.ofSeconds(40));
      Patience.until(() -> exchange.leases(exchange.clock.get().plusSeconds(50)) == 1);
      assertThat(exchange.book.claim(lease("other"), exchange.clock.get())).isEmpty();
    }
    go.countDown();
    assertThat(words(collected("_1", id))).isEqualTo("Success");
    assertThat(nodes).containsExactly("first");
  }

  @Test
  void twoNodesShareTheWorkAndDoNothingTwice() throws Refused {
    ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < 30; i++) {
      taken(locate("_" + i));
    }
    for (int i = 0; i < 2; i++) {
      exchange.node(
          waiting -> {
            done.add(exchange.read(waiting).request().header().id());
            return located();
          });
    }
    Patience.until(() -> done.size() >= 30);
    assertThat(done).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void noMoreIsBegunAtOnceThanTheRulesSay() throws Refused {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 20; i++) {
      taken(locate("_" + i));
    }
    exchange.node(
        waiting -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          Thread.yield();
          running.decrementAndGet();
          done.incrementAndGet();
          return located();
        });
    Patience.until(() -> done.get() == 20);
    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void whatTakesTooLongIsGivenUpAndMayEndAllTheSame() throws Refused {
    exchange.rules = hasty(Duration.ofMillis(50), Duration.ofMillis(10));
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger attempts = new AtomicInteger();
    String id = taken(locate("_1"));
    exchange.node(
        waiting -> {
          if (attempts.incrementAndGet() == 1) {
            Patience.await(go);
          }
          return located();
        });
    Patience.until(() -> attempts.get() == 1);
    exchange.pass(Duration.ofSeconds(1));
    Patience.until(() -> exchange.leases(NOW) == 0);
    go.countDown();
    assertThat(words(collected("_1", id))).isEqualTo("Success");
    assertThat(attempts).hasValue(1);
  }

  private static LaterRules hasty(Duration longest, Duration ending) {
    LaterRules usual =
        Exchange.rules(LaterRules.Room.DEFAULT, Duration.ofSeconds(30), NoticeRules.OFF);
    return new LaterRules(
        usual.room(),
        usual.waitingFor(),
        usual.keptFor(),
        usual.patience(),
        Exchange.pace(longest, ending),
        usual.notices());
  }

  @Test
  void anEndingNodeGivesBackWhatItHasNotFinished() throws Refused {
    exchange.rules = hasty(Duration.ofMinutes(1), Duration.ofMillis(10));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    String id = taken(locate("_1"));
    LaterWork ending =
        exchange.node(
            waiting -> {
              begun.countDown();
              Patience.await(go);
              throw new IllegalStateException("the node ends");
            });
    Patience.await(begun);
    ending.close();
    assertThat(entry(id).standing().attempts()).isZero();
    exchange.node(waiting -> located());
    assertThat(words(collected("_1", id))).isEqualTo("Success");
    go.countDown();
  }

  @Test
  void anEndingNodeWaitsForWhatEndsSoon() throws Refused {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    String id = taken(locate("_1"));
    LaterWork ending =
        exchange.node(
            waiting -> {
              begun.countDown();
              Patience.await(go);
              return located();
            });
    Patience.await(begun);
    go.countDown();
    ending.close();
    assertThat(entry(id).isDone()).isTrue();
    ending.close();
  }

  @Test
  void aDamagedMessageIsAFailureAndNoHindrance() throws Refused {
    String id = taken(locate("_1"));
    String good = taken(locate("_2"));
    exchange.damage(id, "message");
    exchange.node(waiting -> located());
    assertThat(words(collected("_2", good))).isEqualTo("Success");
    Patience.until(
        () -> {
          exchange.pass(Duration.ofSeconds(10));
          return entry(id).isDone();
        });
    assertThat(words(collected("_1", id))).isEqualTo("Receiver/Failure");
  }

  @Test
  void approversComeWithTheRequest() throws Refused {
    String id =
        desk.take(exchange.sent(locate("_1")), Deferral.approval("one", 1)).result().header().id();
    ConcurrentLinkedQueue<Set<String>> seen = new ConcurrentLinkedQueue<>();
    LaterWork node =
        exchange.node(
            waiting -> {
              seen.add(waiting.turn().approvers());
              return located();
            });
    ApprovalDesk operators = new ApprovalDesk(node);
    List<WaitingApproval> waiting = operators.waiting(9);
    operators.approve(waiting.get(0).number(), "ann");
    collected("_1", id);
    assertThat(seen).containsExactly(Set.of("ann"));
  }
}
