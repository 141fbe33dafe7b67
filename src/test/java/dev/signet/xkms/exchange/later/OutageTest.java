package dev.signet.xkms.exchange.later;

import static dev.signet.xkms.exchange.later.Exchange.words;
import static dev.signet.xkms.exchange.later.Messages.locate;
import static dev.signet.xkms.exchange.later.Messages.located;
import static dev.signet.xkms.exchange.later.Messages.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.later.notice.NoticeRules;
import dev.signet.xkms.exchange.later.notice.ResultNotifier;
import dev.signet.xkms.ledger.PendingBook;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back. */
class OutageTest {
  private final Exchange exchange = new Exchange();
  private final AtomicBoolean isOut = new AtomicBoolean();
  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger carriedOut = new AtomicInteger();
  private final LaterRules rules =
      Exchange.rules(LaterRules.Room.DEFAULT, Duration.ofMillis(20), NoticeRules.OFF);
  private final LaterWork node =
      new LaterWork(
          new LaterParts(book(), Optional.empty(), ResultNotifier.NONE, rules, exchange.clock::get),
          "node");
  private final LaterDesk desk = Exchange.desk(node);

  @AfterEach
  void close() {
    isOut.set(false);
    go.countDown();
    node.close();
    exchange.close();
  }

  /** The book, as long as its database is there. */
  private PendingBook book() {
    return (PendingBook)
        Proxy.newProxyInstance(
            PendingBook.class.getClassLoader(),
            new Class<?>[] {PendingBook.class},
            (proxy, method, arguments) -> {
              if (isOut.get()) {
                throw new RegistryUnavailable("out", new IllegalStateException("out"));
              }
              try {
                return method.invoke(exchange.book, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private Result slowly() {
    carriedOut.incrementAndGet();
    Patience.await(go);
    return located();
  }

  @Test
  void aResultThatCannotBeKeptNowIsKeptLater() throws Refused {
    String id =
        desk.take(exchange.sent(locate("_1")), Deferral.wished("later")).result().header().id();
    node.start(waiting -> slowly());
    Patience.until(() -> carriedOut.get() == 1);
    isOut.set(true);
    go.countDown();
    assertThatThrownBy(() -> desk.collect(exchange.sent(pending("_1", id))))
        .isInstanceOf(RegistryUnavailable.class);
    Patience.until(() -> exchange.leases(Exchange.NOW) == 1);
    isOut.set(false);
    Request.Pending asking = pending("_1", id);
    assertThat(words(exchange.collected(desk, exchange.sent(asking)))).isEqualTo("Success");
    assertThat(carriedOut).hasValue(1);
  }

  @Test
  void whoCannotBeToldToComeBackWaits() throws Refused {
    isOut.set(true);
    Thread opener = new Thread(this::open);
    opener.start();
    Answer<? extends Result> answer =
        desk.within(exchange.sent(locate("_1")), progress -> Answer.of(slowly()));
    assertThat(words(answer.result())).isEqualTo("Success");
    assertThat(carriedOut).hasValue(1);
  }

  private void open() {
    try {
      Thread.sleep(100);
      go.countDown();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nothingIsTakenInThatIsNotDurable() {
    isOut.set(true);
    assertThatThrownBy(() -> desk.take(exchange.sent(locate("_1")), Deferral.wished("later")))
        .isInstanceOf(RegistryUnavailable.class);
  }
}
