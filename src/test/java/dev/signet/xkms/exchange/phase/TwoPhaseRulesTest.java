package dev.signet.xkms.exchange.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules outside of their ranges are refused by name. */
class TwoPhaseRulesTest {

  @ParameterizedTest
  @CsvSource({
    "PT4S,PT0S,PT1H,freshness",
    "PT2H,PT0S,PT1H,freshness",
    "PT2M,PT-1S,PT1H,clock",
    "PT2M,PT6M,PT1H,clock",
    "PT2M,PT0S,PT9M,key",
    "PT2M,PT0S,P8D,key"
  })
  void areChecked(Duration freshness, Duration difference, Duration keyUse, String named) {
    assertThatThrownBy(() -> new TwoPhaseRules(freshness, difference, keyUse))
        .hasMessageContaining(named);
  }

  @Test
  void aKeyOutlivesEveryNonceUnderIt() {
    TwoPhaseRules shortest =
        new TwoPhaseRules(Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofMinutes(10));
    Duration lastMade =
        shortest
            .keyUse()
            .plus(NonceKeyRing.SETTLING)
            .plus(NonceKeyRing.READ_AGAIN.multipliedBy(2))
            .plus(shortest.clockDifference());
    assertThat(shortest.keyLife()).isGreaterThan(lastMade.plus(shortest.remembered()));
  }
}
