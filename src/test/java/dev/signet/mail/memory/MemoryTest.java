package dev.signet.mail.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.mail.service.MovableClock;
import dev.signet.testkit.TestAuthority;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final Instant END = TestAuthority.NOW.plusSeconds(60);

  private final MovableClock clock = new MovableClock(TestAuthority.NOW);
  private final Memory<String, Integer> memory = new Memory<>(2, clock);

  @Test
  void forgetsAtTheEnd() {
    memory.keep("a", 1, END);
    clock.pass(Duration.ofSeconds(59));
    assertThat(memory.recall("a")).contains(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(memory.recall("a")).isEmpty();
    assertThat(memory.counts().size()).isZero();
  }

  @Test
  void theOneUnusedForLongestGoesFirst() {
    memory.keep("a", 1, END);
    memory.keep("b", 2, END);
    memory.recall("a");
    memory.keep("c", 3, END);
    assertThat(memory.recall("b")).isEmpty();
    assertThat(memory.recall("a")).contains(1);
    assertThat(memory.recall("c")).contains(3);
    assertThat(memory.counts().evicted()).isEqualTo(1);
  }

  @Test
  void whatHasEndedReplacesWhatWasThere() {
    memory.keep("a", 1, END);
    memory.keep("a", 2, TestAuthority.NOW);
    assertThat(memory.recall("a")).isEmpty();
  }

  @Test
  void aFlightThatFailsTellsItsOwnCallerAndLeavesNothingBehind() {
    SingleFlight<String, Integer> flights = new SingleFlight<>(-1);
    assertThatThrownBy(
            () ->
                flights.get(
                    "a",
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(flights.get("a", () -> 7)).isEqualTo(7);
  }
}
