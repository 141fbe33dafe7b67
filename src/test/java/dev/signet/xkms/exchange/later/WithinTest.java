package dev.signet.xkms.exchange.later;

import static dev.signet.xkms.exchange.later.Exchange.NOW;
import static dev.signet.xkms.exchange.later.Exchange.desk;
import static dev.signet.xkms.exchange.later.Exchange.words;
import static dev.signet.xkms.exchange.later.Messages.assertRefused;
import static dev.signet.xkms.exchange.later.Messages.compound;
import static dev.signet.xkms.exchange.later.Messages.generatedKey;
import static dev.signet.xkms.exchange.later.Messages.locate;
import static dev.signet.xkms.exchange.later.Messages.located;
import static dev.signet.xkms.exchange.later.Messages.pending;
import static dev.signet.xkms.exchange.later.Messages.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.later.notice.NoticeRules;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that takes longer than a requestor is kept waiting. */
class WithinTest {
  private final Exchange exchange = new Exchange();
  private final CountDownLatch go = new CountDownLatch(1);

  @AfterEach
  void close() {
    go.countDown();
    exchange.close();
  }

  private LaterWork hastyNode(LaterRules.Room room) {
    exchange.rules = Exchange.rules(room, Duration.ofMillis(20), NoticeRules.OFF);
    return exchange.node(
        waiting -> {
          throw new AssertionError("carried out again");
        });
  }

  private LaterDesk hasty() {
    return desk(hastyNode(LaterRules.Room.DEFAULT));
  }

  private Answer<Result> slowly() {
    Patience.await(go);
    return Answer.of(located());
  }

  @Test
  @Requirement("XR-A03")
  void whatEndsInTimeIsAnsweredAtOnce() throws Refused {
    LaterDesk desk = desk(exchange.node());
    Answer<? extends Result> answer =
        desk.within(exchange.sent(locate("_1")), progress -> new Answer<>(located(), "a note"));
    assertThat(words(answer.result())).isEqualTo("Success");
    assertThat(answer.note()).isEqualTo("a note");
    assertRefused(
        "Sender/Failure",
        () ->
            desk.within(
                exchange.sent(locate("_2")),
                progress -> {
                  throw Refusal.malformed("rule", "wrong");
                }));
    assertThatThrownBy(
            () ->
                desk.within(
                    exchange.sent(locate("_3")),
                    progress -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
  }

  @Test
  void whatTakesLongerIsPendingAndItsResultIsKept() throws Refused {
    LaterDesk desk = hasty();
    Result pending = exchange.told(desk.within(exchange.sent(locate("_1")), progress -> slowly()));
    assertThat(words(pending)).isEqualTo("Pending");
    assertThat(pending).isInstanceOf(Result.Locate.class);
    String id = pending.header().id();
    assertThat(words(desk.collect(exchange.sent(pending("_1", id))).result())).isEqualTo("Pending");
    go.countDown();
    assertThat(words(exchange.collected(desk, exchange.sent(pending("_1", id)))))
        .isEqualTo("Success");
  }

  @Test
  @Requirement("XR-A01")
  void whoDoesNotOfferPendingWaits() throws Refused {
    LaterDesk desk = hasty();
    Answer<? extends Result> answer =
        desk.within(
            exchange.sent(locate("_1", RequestHeader.Flow.SYNCHRONOUS)),
            progress -> slowlyFor(Duration.ofMillis(100)));
    assertThat(words(answer.result())).isEqualTo("Success");
  }

  private static Answer<Result> slowlyFor(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
    return Answer.of(located());
  }

  @Test
  void whoseResultCouldNotBeKeptWaits() throws Refused {
    LaterDesk desk = hasty();
    Answer<? extends Result> answer =
        desk.within(
            exchange.sent(generatedKey("_1")), progress -> slowlyFor(Duration.ofMillis(100)));
    assertThat(words(answer.result())).isEqualTo("Success");
  }

  @Test
  void whereTheBookIsFullTheRequestorWaits() throws Refused {
    LaterDesk desk = desk(hastyNode(new LaterRules.Room(1, 1, 1, 100_000)));
    desk.take(exchange.sent(locate("_0")), Deferral.approval("never", 1));
    Answer<? extends Result> answer =
        desk.within(exchange.sent(locate("_1")), progress -> slowlyFor(Duration.ofMillis(100)));
    assertThat(words(answer.result())).isEqualTo("Success");
  }

  @Test
  void withoutAThreadTheRequestorWaits() throws Refused {
    LaterDesk desk = hasty();
    for (int i = 0; i < 2; i++) {
      desk.within(exchange.sent(locate("_" + i)), progress -> slowly());
    }
    AtomicInteger here = new AtomicInteger();
    Thread caller = Thread.currentThread();
    desk.within(
        exchange.sent(locate("_9")),
        progress -> {
          here.addAndGet(Thread.currentThread() == caller ? 1 : 0);
          return slowlyFor(Duration.ofMillis(100));
        });
    assertThat(here).hasValue(1);
  }

  @Test
  void aRefusalThatComesLateIsTheResult() throws Refused {
    LaterDesk desk = hasty();
    Result pending =
        exchange.told(
            desk.within(
                exchange.sent(compound("_1", 2)),
                progress -> {
                  Patience.await(go);
                  throw Refusal.overloaded("no");
                }));
    go.countDown();
    Result result = exchange.collected(desk, exchange.sent(pending("_1", pending.header().id())));
    assertThat(words(result)).isEqualTo("Receiver/Refused");
    assertThat(result).isInstanceOf(Result.Compound.class);
  }

  @Test
  void whatTurnsOutToNeedApprovalWaitsForIt() throws Refused {
    exchange.rules =
        Exchange.rules(LaterRules.Room.DEFAULT, Duration.ofMillis(20), NoticeRules.OFF);
    LaterWork node = exchange.node(waiting -> located());
    LaterDesk desk = desk(node);
    Result pending =
        exchange.told(
            desk.within(
                exchange.sent(locate("_1")),
                progress -> {
                  Patience.await(go);
                  throw Refusal.notSynchronous(Deferral.approval("an operator", 1));
                }));
    go.countDown();
    ApprovalDesk operators = new ApprovalDesk(node);
    Patience.until(() -> !operators.waiting(9).isEmpty());
    assertThat(operators.approve(operators.waiting(9).get(0).number(), "ann"))
        .isEqualTo(ApprovalDesk.Outcome.APPROVED);
    Request.Pending asking = pending("_1", pending.header().id());
    assertThat(words(exchange.collected(desk, exchange.sent(asking)))).isEqualTo("Success");
  }

  @Test
  void aFaultThatComesLateIsTriedAgain() throws Refused {
    exchange.rules =
        Exchange.rules(LaterRules.Room.DEFAULT, Duration.ofMillis(20), NoticeRules.OFF);
    LaterDesk desk = desk(exchange.node(waiting -> located()));
    Result pending =
        exchange.told(
            desk.within(
                exchange.sent(locate("_1")),
                progress -> {
                  Patience.await(go);
                  throw new IllegalStateException("broken");
                }));
    go.countDown();
    Patience.until(() -> exchange.leases(NOW) == 0);
    exchange.pass(Duration.ofSeconds(30));
    Request.Pending asking = pending("_1", pending.header().id());
    assertThat(words(exchange.collected(desk, exchange.sent(asking)))).isEqualTo("Success");
  }

  @Test
  @Requirement("XR-A08")
  void countsOfPartsThatEndedBeforePatienceDidAreNotLost() throws Refused {
    LaterDesk desk = hasty();
    Result pending =
        exchange.told(
            desk.within(
                exchange.sent(compound("_1", 3)),
                progress -> {
                  progress.counted(2, 0, 1);
                  return slowly();
                }));
    Result.Status status = desk.status(exchange.sent(status("_1", pending.header().id()))).result();
    assertThat(status.success()).isEqualTo(Optional.of(BigInteger.TWO));
    assertThat(status.pending()).isEqualTo(Optional.of(BigInteger.ONE));
  }

  @Test
  void whatRunsWhenTheNodeEndsIsCarriedOutByAnother() throws Refused {
    exchange.rules =
        new LaterRules(
            LaterRules.Room.DEFAULT,
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofMillis(20),
            Exchange.pace(Duration.ofMinutes(1), Duration.ofMillis(10)),
            NoticeRules.OFF);
    LaterWork ending = exchange.node();
    Result pending =
        exchange.told(desk(ending).within(exchange.sent(locate("_1")), progress -> slowly()));
    ending.close();
    LaterDesk next = desk(exchange.node(waiting -> located()));
    Request.Pending asking = pending("_1", pending.header().id());
    assertThat(words(exchange.collected(next, exchange.sent(asking)))).isEqualTo("Success");
  }
}
