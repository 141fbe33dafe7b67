package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.Shell.Outcome;
import dev.signet.client.FakeService;
import dev.signet.client.FakeService.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** secret and ping: the operator's door and the health report. */
class OperatingTest {
  private static final String MADE =
      "{\"id\":\"s1\",\"secret\":\"R7KQ-2M4V\",\"names\":[{\"application\":\"urn:ietf:rfc:2633\",\"identifier\":"
          + "\"alice@example.org\"}],\"uses\":2,\"notOnOrAfter\":\"2026-12-01T00:00:00Z\"}";

  @TempDir private Path home;
  private Shell shell;

  @BeforeEach
  void moveIn() throws Exception {
    shell = new Shell(home);
    Files.createDirectory(home.resolve(".signet"));
    Files.writeString(home.resolve(".signet/operator.token"), "t0ken\n");
  }

  @Test
  void newPrintsTheSecretAloneOnStandardOutput() throws Exception {
    try (FakeService service = FakeService.doing(heard -> Reply.json(201, MADE))) {
      Outcome outcome =
          shell.at(service.uri(), "secret", "new", "--for", "alice@example.org", "--uses", "2");
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out().strip()).isEqualTo("R7KQ-2M4V");
      assertThat(outcome.err()).contains("s1").doesNotContain("R7KQ");
      FakeService.Heard heard = service.heard().get(0);
      assertThat(heard.method() + " " + heard.uri()).isEqualTo("POST /operator/secrets");
      assertThat(heard.field("Authorization")).isEqualTo("Bearer t0ken");
      assertThat(heard.text().split("&"))
          .containsExactlyInAnyOrder(
              "name=alice%40example.org", "kind=mailbox", "uses=2", "days=7");
      assertThat(
              shell
                  .at(service.uri(), "secret", "new", "--for", "alice@example.org", "--json")
                  .json()
                  .getString("secret"))
          .isEqualTo("R7KQ-2M4V");
    }
  }

  @Test
  void newForADomain() throws Exception {
    try (FakeService service = FakeService.doing(heard -> Reply.json(201, MADE))) {
      shell.at(service.uri(), "secret", "new", "--domain", "Example.org");
      assertThat(service.heard().get(0).text().split("&"))
          .contains("name=example.org", "kind=domain");
    }
  }

  @Test
  void listAndWithdraw() throws Exception {
    String list =
        "{\"secrets\":[{\"id\":\"s1\",\"names\":[{\"application\":\"urn:ietf:rfc:2633\",\"identifier\":\"alice@example.org\"}],"
            + "\"usesLeft\":1,\"notOnOrAfter\":\"2026-12-01T00:00:00Z\"}]}";
    try (FakeService service =
        FakeService.doing(
            heard ->
                heard.method().equals("GET")
                    ? Reply.json(200, list)
                    : new Reply(204, java.util.Map.of(), new byte[0]))) {
      assertThat(shell.at(service.uri(), "secret", "list").out())
          .contains("s1  alice@example.org  uses left 1");
      assertThat(shell.at(service.uri(), "secret", "withdraw", "s1").exitCode()).isZero();
      assertThat(service.heard().get(1).method() + " " + service.heard().get(1).uri())
          .isEqualTo("DELETE /operator/secrets/s1");
    }
  }

  @Test
  void refusalsSayWhatToDo() throws Exception {
    try (FakeService service = FakeService.doing(heard -> Reply.of(401, ""))) {
      Outcome outcome = shell.at(service.uri(), "secret", "list");
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err()).contains("--token-file");
    }
    try (FakeService service =
        FakeService.doing(heard -> Reply.json(400, "{\"error\":\"uses: 1 to 100\"}"))) {
      assertThat(shell.at(service.uri(), "secret", "new", "--for", "a@example.org").err())
          .contains("uses: 1 to 100");
    }
  }

  @Test
  void theTokenIsNotSentInTheClearToOtherMachines() {
    Outcome outcome = shell.at("http://keys.example.org/xkms", "secret", "list");
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err()).contains("https");
  }

  @Test
  void withoutATokenNothingIsAsked() throws Exception {
    Files.delete(home.resolve(".signet/operator.token"));
    try (FakeService service = FakeService.doing(heard -> Reply.json(201, MADE))) {
      assertThat(shell.at(service.uri(), "secret", "list").exitCode()).isEqualTo(4);
      assertThat(service.heard()).isEmpty();
    }
  }

  @Test
  void pingTellsReadyFromNotReady() throws Exception {
    String up =
        "{\"status\":\"UP\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\",\"data\":{}}]}";
    String down =
        "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"database\",\"status\":\"DOWN\",\"data\":{}}]}";
    try (FakeService service = FakeService.doing(heard -> Reply.json(200, up))) {
      Outcome outcome = shell.at(service.uri(), "ping");
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).contains("Ready").contains("UP  database");
      assertThat(service.heard().get(0).uri()).hasToString("/health/ready");
    }
    try (FakeService service = FakeService.doing(heard -> Reply.json(503, down))) {
      assertThat(shell.at(service.uri(), "ping").exitCode()).isEqualTo(1);
    }
    try (FakeService service = FakeService.doing(heard -> Reply.of(200, "hello"))) {
      assertThat(shell.at(service.uri(), "ping").exitCode()).isEqualTo(5);
    }
    assertThat(shell.at("http://127.0.0.1:1/xkms", "ping").exitCode()).isEqualTo(5);
  }
}
