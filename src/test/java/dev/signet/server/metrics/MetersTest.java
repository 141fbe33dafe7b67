package dev.signet.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetersTest {
  private final Meters meters = new Meters();

  @Test
  void countsByLabelsInAStableOrder() {
    meters.declare("signet_edge_decisions_total", "Decisions.");
    meters.count("signet_edge_decisions_total", Map.of("rule", "V-1", "role", "incoming"));
    meters.count("signet_edge_decisions_total", Map.of("role", "incoming", "rule", "V-1"));
    meters.add("signet_edge_decisions_total", Map.of("rule", "O-\"1\"\n"), 5);
    assertThat(meters.text())
        .isEqualTo(
            """
            # HELP signet_edge_decisions_total Decisions.
            # TYPE signet_edge_decisions_total counter
            signet_edge_decisions_total{role="incoming",rule="V-1"} 2
            signet_edge_decisions_total{rule="O-\\"1\\"\\n"} 5
            """);
  }

  @Test
  void readsAGaugeWhenAsked() {
    long[] sessions = {1};
    meters.watch("signet_edge_sessions", "Open sessions.", () -> Map.of("out", sessions[0]));
    sessions[0] = 7;
    assertThat(meters.text()).contains("signet_edge_sessions{state=\"out\"} 7\n");
  }

  @Test
  void aFloodOfLabelValuesIsCountedTogether() {
    meters.declare("flood_total", "Flood.");
    for (int i = 0; i < 10_000; i++) {
      meters.count("flood_total", Map.of("domain", "d" + i));
    }
    assertThat(meters.text().lines()).hasSizeLessThan(510);
    assertThat(meters.text()).contains("flood_total{overflow=\"true\"} 9500\n");
  }

  @Test
  void whatIsNotDeclaredIsAMistake() {
    assertThatThrownBy(() -> meters.count("oops", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
