package dev.signet.xkms.exchange.later;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.xkms.exchange.later.LaterRules.Pace;
import dev.signet.xkms.exchange.later.LaterRules.Room;
import dev.signet.xkms.exchange.later.notice.NoticeRules;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LaterRulesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static void assertWrong(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }

  private static LaterRules rules(Duration waiting, Duration kept, Duration patience) {
    return new LaterRules(Room.DEFAULT, waiting, kept, patience, Pace.DEFAULT, NoticeRules.OFF);
  }

  private static Pace pace(int threads, int attempts, Duration lease) {
    return new Pace(threads, attempts, SECOND, lease, MINUTE, SECOND, SECOND);
  }

  @Test
  void nothingIsToldToAnybodyByDefault() {
    assertThat(LaterRules.DEFAULT.notices()).isEqualTo(NoticeRules.OFF);
  }

  @Test
  void rangesAreChecked() {
    assertWrong(() -> new Room(0, 1, 1, 1_000));
    assertWrong(() -> new Room(1, 0, 1, 1_000));
    assertWrong(() -> new Room(2, 1, 1, 1_000));
    assertWrong(() -> new Room(1, 1, 1, 999));
    assertWrong(() -> rules(Duration.ZERO, SECOND, SECOND));
    assertWrong(() -> rules(SECOND, Duration.ZERO, SECOND));
    assertWrong(() -> rules(SECOND, SECOND, SECOND.negated()));
    assertWrong(() -> pace(0, 1, MINUTE));
    assertWrong(() -> pace(257, 1, MINUTE));
    assertWrong(() -> pace(1, 0, MINUTE));
    assertWrong(() -> pace(1, 1, Duration.ofSeconds(2)));
    assertThat(rules(SECOND, SECOND, Duration.ZERO).patience()).isZero();
  }
}
