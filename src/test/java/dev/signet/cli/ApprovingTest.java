package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.Shell.Outcome;
import dev.signet.client.FakeService;
import dev.signet.client.FakeService.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** approval and operator: what waits for operators, their words, and their tokens. */
class ApprovingTest {
  private static final String ORDER =
      "{\"number\":7,\"operation\":\"Recover\",\"policy\":\"standard\",\"about\":[\"alice@example.org\"],"
          + "\"because\":\"recoveries need two\",\"received\":\"2026-11-23T10:00:00Z\","
          + "\"goodUntil\":\"2026-11-30T10:00:00Z\",\"needed\":2,\"approvedBy\":[\"bob\"]}";

  @TempDir private Path home;
  private Shell shell;

  @BeforeEach
  void moveIn() throws Exception {
    shell = new Shell(home);
    Files.createDirectory(home.resolve(".signet"));
    Files.writeString(home.resolve(".signet/operator.token"), "t0ken\n");
  }

  @Test
  void whatWaitsIsListedAndShown() throws Exception {
    try (FakeService service =
        FakeService.doing(
            heard ->
                Reply.json(
                    200,
                    heard.uri().getPath().endsWith("/7")
                        ? ORDER
                        : "{\"approvals\":[" + ORDER + "]}"))) {
      Outcome list = shell.at(service.uri(), "approval", "list");
      assertThat(list.exitCode()).isZero();
      assertThat(list.out()).contains("7  Recover  alice@example.org  approved 1 of 2");
      Outcome shown = shell.at(service.uri(), "approval", "show", "7");
      assertThat(shown.out()).contains("recoveries need two").contains("approved by  bob");
      assertThat(service.heard().get(1).method() + " " + service.heard().get(1).uri())
          .isEqualTo("GET /operator/approvals/7");
    }
    try (FakeService service = FakeService.doing(heard -> Reply.json(200, "{\"approvals\":[]}"))) {
      assertThat(shell.at(service.uri(), "approval", "list").out()).contains("Nothing waits");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"decided", "more-needed", "heard-before"})
  void anApprovalSaysWhatItLedTo(String decision) throws Exception {
    Path bobs = Files.writeString(home.resolve("bob.token"), "bobs\n");
    try (FakeService service =
        FakeService.doing(heard -> Reply.json(200, "{\"decision\":\"" + decision + "\"}"))) {
      Outcome outcome =
          shell.at(service.uri(), "approval", "approve", "7", "--token-file", bobs.toString());
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out())
          .contains("Approved  7")
          .contains(decision.equals("decided") ? "carried out" : "more operators are needed");
      FakeService.Heard heard = service.heard().get(0);
      assertThat(heard.method() + " " + heard.uri())
          .isEqualTo("POST /operator/approvals/7/approve");
      assertThat(heard.field("Authorization")).isEqualTo("Bearer bobs");
      assertThat(heard.text()).isEmpty();
    }
  }

  @Test
  void aDenialCarriesItsReason() throws Exception {
    try (FakeService service =
        FakeService.doing(heard -> Reply.json(200, "{\"decision\":\"decided\"}"))) {
      Outcome outcome =
          shell.at(service.uri(), "approval", "deny", "7", "--because", "not one of ours");
      assertThat(outcome.exitCode()).isZero();
      assertThat(service.heard().get(0).uri()).hasToString("/operator/approvals/7/deny");
      assertThat(service.heard().get(0).text()).isEqualTo("because=not+one+of+ours");
    }
  }

  @Test
  void anAnswerWithoutADecisionIsNone() throws Exception {
    try (FakeService service = FakeService.doing(heard -> Reply.json(200, "{}"))) {
      assertThat(shell.at(service.uri(), "approval", "approve", "7").exitCode()).isEqualTo(5);
    }
    try (FakeService service =
        FakeService.doing(heard -> Reply.json(404, "{\"error\":\"no request waits\"}"))) {
      assertThat(shell.at(service.uri(), "approval", "deny", "7").exitCode()).isEqualTo(3);
    }
  }

  @Test
  void aNewOperatorsTokenIsPrintedOnceAndKeptAsADigest() throws Exception {
    Outcome outcome = shell.run("operator", "add", "alice");
    assertThat(outcome.exitCode()).isZero();
    String token = outcome.out().strip();
    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(outcome.err()).doesNotContain(token);
    Path file = home.resolve(".signet/operators/alice.token");
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
    assertThat(file).hasContent("sha256:" + HexFormat.of().formatHex(digest));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(shell.run("operator", "add", "bob").out().strip()).isNotEqualTo(token);
    assertThat(shell.run("operator", "add", "alice").exitCode()).as("a second one").isEqualTo(4);
    assertThat(file).hasContent("sha256:" + HexFormat.of().formatHex(digest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"operator", "Alice", "../alice", "a.b", "-a", ""})
  void aNameThatCannotBeIsRefused(String name) throws Exception {
    assertThat(shell.run("operator", "add", "--", name).exitCode()).isEqualTo(4);
    assertThat(home.resolve(".signet/operators")).doesNotExist();
  }

  @Test
  void aServersDataDirectoryHasToBeThere() throws Exception {
    String elsewhere = home.resolve("elsewhere").toString();
    assertThat(shell.run("operator", "add", "alice", "--data-dir", elsewhere).exitCode())
        .isEqualTo(4);
    Files.createDirectory(home.resolve("elsewhere"));
    assertThat(
            new Shell(home)
                .with("SIGNET_DATA_DIR", elsewhere)
                .run("operator", "add", "alice")
                .exitCode())
        .isZero();
    assertThat(home.resolve("elsewhere/operators/alice.token")).exists();
  }
}
