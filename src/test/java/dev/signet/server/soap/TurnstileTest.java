package dev.signet.server.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnstileTest {
  @Test
  void oneMoreThanThereArePlacesIsTurnedAway() {
    Turnstile turnstile = new Turnstile(2, Duration.ZERO);
    assertThat(turnstile.enter()).isTrue();
    assertThat(turnstile.enter()).isTrue();
    assertThat(turnstile.enter()).isFalse();
    turnstile.leave();
    assertThat(turnstile.enter()).isTrue();
  }
}
