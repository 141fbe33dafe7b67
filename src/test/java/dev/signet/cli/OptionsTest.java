package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.Shell.Outcome;
import dev.signet.client.FakeService;
import dev.signet.client.Specimens;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command line, environment and file: what is accepted, and which comes first. */
class OptionsTest {
  @TempDir private Path home;
  private Shell shell;

  @BeforeEach
  void moveIn() {
    shell = new Shell(home);
  }

  private void configure(String text) throws Exception {
    Files.createDirectories(home.resolve(".config/signet"));
    Files.writeString(home.resolve(".config/signet/cli.properties"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "nonsense",
        "locate",
        "locate alice@example.org --no-such-option",
        "locate not..an@address",
        "locate alice@example.org --limit 0",
        "locate alice@example.org --usage smoking",
        "locate alice@example.org --respond-with gold",
        "locate alice@example.org --service ftp://example.org/",
        "locate alice@example.org --service nonsense",
        "locate alice@example.org --timeout 0",
        "locate alice@example.org --time yesterday",
        "validate",
        "validate no-such-file.pem",
        "validate alice@example.org --for bob@example.org",
        "register --for alice@example.org",
        "register --new-key p256",
        "register --for alice@example.org --domain example.org --new-key p256",
        "register --for alice@example.org --new-key dsa512",
        "reissue",
        "secret withdraw",
        "secret new"
      })
  void misuseIsFourAndExplained(String line) {
    Outcome outcome = shell.run(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err()).startsWith("signet: ").doesNotContain("Exception:");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void helpAndVersionAreZero() {
    assertThat(shell.run("--help").out()).contains("Exit codes");
    assertThat(shell.run("validate", "--help").exitCode()).isZero();
    assertThat(shell.run("secret", "new", "--help").out()).contains("--uses");
    assertThat(shell.run("--version").out()).startsWith("signet ");
  }

  @Test
  void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
    try (FakeService file = FakeService.unsigned(Specimens::found);
        FakeService environment = FakeService.unsigned(Specimens::found);
        FakeService line = FakeService.unsigned(Specimens::found)) {
      configure("service=" + file.uri() + "\n");
      shell.run("locate", "alice@example.org");
      assertThat(file.heard()).hasSize(1);
      shell.with("SIGNET_SERVICE", environment.uri()).run("locate", "alice@example.org");
      assertThat(environment.heard()).hasSize(1);
      shell.at(line.uri(), "locate", "alice@example.org");
      assertThat(line.heard()).hasSize(1);
      assertThat(file.heard()).hasSize(1);
    }
  }

  @Test
  void anUnknownKeyInTheFileIsASlip() throws Exception {
    configure("sevrice=http://localhost/xkms\n");
    Outcome outcome = shell.run("locate", "alice@example.org");
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err()).contains("sevrice");
  }

  @Test
  void legacyTakesNoArgumentAwayAndMayStandInTheFile() throws Exception {
    configure("legacy=true\n");
    try (FakeService service = FakeService.unsigned(Specimens::found)) {
      shell.run("locate", "--service", service.uri(), "--legacy", "alice@example.org");
      assertThat(service.heard()).hasSize(1);
    }
  }

  @Test
  void aPolicyIsPartOfTheServicesUri() throws Exception {
    try (FakeService service = FakeService.unsigned(Specimens::found)) {
      shell.at(service.uri(), "locate", "alice@example.org", "--policy", "partners");
      assertThat(service.heard().get(0).uri()).hasToString("/xkms/partners");
      assertThat(service.heard().get(0).request().header().service())
          .isEqualTo(service.uri() + "/partners");
    }
  }

  @Test
  void theEndpointMayDifferFromTheServicesUri() throws Exception {
    try (FakeService service = FakeService.unsigned(Specimens::found)) {
      shell.at(
          "https://keys.example.org/xkms",
          "locate",
          "alice@example.org",
          "--endpoint",
          service.uri(),
          "--binding",
          "xml");
      assertThat(service.heard().get(0).request().header().service())
          .isEqualTo("https://keys.example.org/xkms");
      assertThat(service.heard().get(0).text()).doesNotContain("Envelope");
    }
  }
}
