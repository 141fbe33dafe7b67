package dev.signet.xkms.exchange.later;

import static dev.signet.xkms.exchange.later.Exchange.words;
import static dev.signet.xkms.exchange.later.Messages.locate;
import static dev.signet.xkms.exchange.later.Messages.located;
import static dev.signet.xkms.exchange.later.Messages.pending;
import static dev.signet.xkms.exchange.later.Messages.wishingNotice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.later.notice.NoticeRules;
import dev.signet.xkms.exchange.later.notice.ResultNotifier;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Result;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requestors hear that their result is there. */
class NotificationTest {
  private static final Deferral WISHED = Deferral.wished("the operator wishes it");
  private static final NoticeRules SOME =
      new NoticeRules(
          Set.of(DomainName.of("example.org")), Set.of("https://hooks.example.org:443"), 2);

  private final Exchange exchange = new Exchange();
  private final CountDownLatch go = new CountDownLatch(1);
  private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    go.countDown();
    exchange.close();
  }

  private final class Post implements ResultNotifier {
    @Override
    public void mail(String address, Notice notice) throws IOException {
      Patience.await(go);
      sent.add("mail " + address + " " + notice);
      if (address.startsWith("broken")) {
        throw new IOException("no such mailbox");
      }
    }

    @Override
    public void post(URI target, Notice notice) {
      Patience.await(go);
      sent.add("post " + target + " " + notice);
    }
  }

  private LaterDesk desk(NoticeRules notices) {
    exchange.notifier = new Post();
    exchange.rules = Exchange.rules(LaterRules.Room.DEFAULT, Duration.ofSeconds(30), notices);
    return Exchange.desk(exchange.node(waiting -> located()));
  }

  private Answer<? extends Result> taken(LaterDesk desk, String id, String to) throws Refused {
    String mechanism = to.startsWith("mailto:") ? NoticeRules.MAIL : NoticeRules.HTTP;
    return desk.take(exchange.sent(locate(id, wishingNotice(mechanism, to))), WISHED);
  }

  private void done(LaterDesk desk, String id, Answer<? extends Result> pending) throws Refused {
    String response = pending.result().header().id();
    assertThat(words(exchange.collected(desk, exchange.sent(pending(id, response)))))
        .isEqualTo("Success");
  }

  @Test
  @Requirement("XR-A10")
  void eachResultIsToldOnceWithoutItsResponseId() throws Refused {
    go.countDown();
    LaterDesk desk = desk(SOME);
    Answer<? extends Result> mail = taken(desk, "_1", "mailto:alice@example.org");
    done(desk, "_1", mail);
    Answer<? extends Result> post = taken(desk, "_2", "https://hooks.example.org/ready");
    done(desk, "_2", post);
    done(desk, "_1", mail);
    Patience.until(() -> sent.size() == 2);
    assertThat(sent)
        .containsExactly(
            "mail alice@example.org "
                + new ResultNotifier.Notice("default", Operation.LOCATE, "_1"),
            "post https://hooks.example.org/ready "
                + new ResultNotifier.Notice("default", Operation.LOCATE, "_2"));
    for (Answer<? extends Result> answer : List.of(mail, post)) {
      assertThat(sent).noneMatch(n -> n.contains(answer.result().header().id()));
    }
  }

  @Test
  void whatIsNotAllowedIsIgnoredAndNoted() throws Refused {
    LaterDesk desk = desk(NoticeRules.OFF);
    Answer<? extends Result> answer = taken(desk, "_1", "mailto:alice@example.org");
    assertThat(words(answer.result())).isEqualTo("Pending");
    assertThat(answer.note()).endsWith("PendingNotification not allowed, ignored");
    done(desk, "_1", answer);
    assertThat(sent).isEmpty();
  }

  @Test
  void slowAndBrokenNoticesHinderNobody() throws Refused {
    LaterDesk desk = desk(SOME);
    for (int i = 0; i < 6; i++) {
      done(desk, "_" + i, taken(desk, "_" + i, "mailto:broken" + i + "@example.org"));
    }
    assertThat(sent).isEmpty();
    go.countDown();
    Patience.until(() -> sent.size() == 3);
  }

  @Test
  void aDenialIsAResultToo() throws Refused {
    go.countDown();
    exchange.notifier = new Post();
    exchange.rules = Exchange.rules(LaterRules.Room.DEFAULT, Duration.ofSeconds(30), SOME);
    LaterWork node = exchange.node();
    Exchange.desk(node)
        .take(
            exchange.sent(locate("_1", wishingNotice(NoticeRules.MAIL, "mailto:a@example.org"))),
            Deferral.approval("one", 1));
    ApprovalDesk operators = new ApprovalDesk(node);
    operators.deny(operators.waiting(1).get(0).number(), "ann", "no");
    Patience.until(() -> sent.size() == 1);
  }
}
