package dev.signet.server.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A filter never relays for all the world. */
class OpenRelayTest {
  private static ListenerSettings listener(String name, String peers) {
    return new EdgeSettingsReader(MapConfig.of("signet.edge.listen." + name + ".peers", peers))
        .read().listeners().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void aFilterForEverybodyIsRefusedWhereEverybodyCanReachIt() {
    assertThatThrownBy(() -> listener("out", "127.0.0.0/8, 0.0.0.0/0").refuseOpenRelay(false))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("signet.edge.listen.out")
        .hasMessageContaining("relay mail for everybody");
    assertThatThrownBy(() -> listener("delivery", "::/0").refuseOpenRelay(false))
        .isInstanceOf(WrongSetting.class);
  }

  @Test
  void onTheLoopbackOrForNamedPeersItIsNot() {
    assertThatCode(() -> listener("out", "0.0.0.0/0").refuseOpenRelay(true))
        .doesNotThrowAnyException();
    assertThatCode(() -> listener("out", "192.0.2.0/24").refuseOpenRelay(false))
        .doesNotThrowAnyException();
  }

  @Test
  void frontsAndMiltersRelayForNobody() {
    assertThatCode(() -> listener("front", "0.0.0.0/0").refuseOpenRelay(false))
        .doesNotThrowAnyException();
    assertThatCode(() -> listener("in", "0.0.0.0/0").refuseOpenRelay(false))
        .doesNotThrowAnyException();
  }
}
