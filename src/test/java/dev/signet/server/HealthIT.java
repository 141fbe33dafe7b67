package dev.signet.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.RunningServer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Probes tell apart what the service hangs on, and tell no secret. */
@ExtendWith(ArquillianExtension.class)
class HealthIT {
  @BeforeAll
  static void ready() throws Exception {
    RunningServer.awaitReady();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "database",
        "signing-key",
        "anchors",
        "policies",
        "signature-providers",
        "endpoints"
      })
  void readinessNames(String organ) throws Exception {
    assertThat(Talk.get("/health/ready").body()).contains("\"name\":\"" + organ + "\"");
  }

  @Test
  void startedAndLive() throws Exception {
    assertThat(Talk.get("/health/started").statusCode()).isEqualTo(200);
    assertThat(Talk.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void noSecretIsTold() throws Exception {
    assertThat(Talk.get("/health").body())
        .doesNotContain(Enrolment.operatorToken())
        .doesNotContain("PRIVATE");
  }
}
