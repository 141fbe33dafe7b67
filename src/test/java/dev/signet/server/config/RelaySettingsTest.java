package dev.signet.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.DomainName;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xkiss.relay.RelayPeer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is asked about keys of other domains is the operator's choice, and nobody's by default. */
class RelaySettingsTest {
  private static final String DIGEST = "00".repeat(31) + "01";

  private static RelaySettings read(String... keysAndValues) {
    return new SettingsReader(MapConfig.of(keysAndValues), 2).read().relay();
  }

  @Test
  void byDefaultNobodyIsAsked() {
    assertThat(read().rules().isOn()).isFalse();
  }

  @Test
  void everythingThatIsSetIsRead() {
    RelaySettings read =
        read(
            "signet.relay.domains", "B.example, c.example",
            "signet.relay.addresses", "b.example:https://keys.b.example:8443/xkms",
            "signet.relay.pins", "b.example:" + DIGEST,
            "signet.relay.plain", "c.example",
            "signet.relay.seconds", "3",
            "signet.relay.remember-seconds", "10",
            "signet.relay.require-dnssec", "true",
            "signet.relay.ports", "443",
            "signet.relay.allow-private", "10.0.0.0/8");

    byte[] digest = new byte[32];
    digest[31] = 1;
    DomainName b = DomainName.of("b.example");
    DomainName c = DomainName.of("c.example");
    assertThat(read.rules().peer(b))
        .contains(
            new RelayPeer(
                b,
                Set.of(Octets.of(digest)),
                Optional.of(URI.create("https://keys.b.example:8443/xkms")),
                false));
    assertThat(read.rules().peer(c)).contains(new RelayPeer(c, Set.of(), Optional.empty(), true));
    assertThat(read.rules().budget()).isEqualTo(Duration.ofSeconds(3));
    assertThat(read.rules().memory().none()).isEqualTo(Duration.ofSeconds(10));
    assertThat(read.isDnssecRequired()).isTrue();
    assertThat(read.ports()).containsExactly(443);
    assertThat(read.privates()).hasSize(1);
  }

  @Test
  void whatCannotBeMeantIsRefusedByName() {
    String[][] wrong = {
      {"signet.relay.domains", "-"},
      {"signet.relay.addresses", "b.example:https://keys.b.example/xkms"},
      {"signet.relay.pins", "b.example:" + DIGEST},
      {"signet.relay.plain", "b.example"},
      {"signet.relay.seconds", "31"},
      {"signet.relay.seconds", "0"},
      {"signet.relay.most-bindings", "21"},
      {"signet.relay.most-hops", "0"},
      {"signet.relay.ports", "http"},
      {"signet.relay.ports", "70000"},
      {"signet.relay.allow-private", "10.0.0.0/99"},
      {"signet.relay.evidence-days", "0"},
    };
    for (String[] pair : wrong) {
      assertThatThrownBy(() -> read(pair))
          .as(String.join("=", pair))
          .isInstanceOf(WrongSetting.class)
          .hasMessageContaining(pair[0]);
    }
    for (String pin : new String[] {"b.example", "b.example:12", "b.example:xyz"}) {
      assertThatThrownBy(() -> read("signet.relay.domains", "b.example", "signet.relay.pins", pin))
          .isInstanceOf(WrongSetting.class)
          .hasMessageContaining("signet.relay.pins");
    }
    assertThatThrownBy(
            () ->
                read(
                    "signet.relay.domains", "b.example",
                    "signet.relay.addresses", "b.example:ftp://keys.b.example"))
        .isInstanceOf(WrongSetting.class);
  }
}
