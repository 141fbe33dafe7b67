package dev.signet.cli.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.mail.Desk.Outcome;
import dev.signet.mail.smime.Smime;
import dev.signet.testkit.TestAuthority;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** signet mail examine: results, decisions, exit codes, and what is not understood. */
class ExamineCommandTest {
  @TempDir private Path home;
  private Desk desk;

  @BeforeEach
  void sitDown() {
    desk = new Desk(home);
  }

  private Path plain() throws Exception {
    return desk.letter("plain.eml", Smime.text(Smime.letter()));
  }

  @Test
  void anHonestLetterPasses() throws Exception {
    Outcome outcome = desk.examine(desk.signedBy(Desk.ALICE));
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("result    pass", "identity  alice@example.org", "Sauthor", "CN=Alice", "rule ")
        .contains("revocation was not checked");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void scriptsGetTheSame() throws Exception {
    JsonObject json = desk.examine(desk.signedBy(Desk.ALICE), "--json").json();
    assertThat(json.getString("outcome")).isEqualTo("pass");
    assertThat(json.getString("result")).isEqualTo("pass");
    assertThat(json.getString("identity")).isEqualTo("alice@example.org");
    assertThat(json.getString("finding")).startsWith("Sauthor: signed by its author");
    assertThat(json.getString("role")).isEqualTo("incoming");
    assertThat(json.getString("decision")).isEqualTo("accept");
    assertThat(json.getString("rule")).matches("[IR]-[0-9a-z]+");
    assertThat(json.getString("because")).isNotEmpty();
    assertThat(json.get("reply")).isEqualTo(JsonValue.NULL);
    assertThat(json.getString("shape")).isEqualTo("signed");
    JsonObject signer = json.getJsonArray("signers").getJsonObject(0);
    assertThat(signer.getString("integrity")).isEqualTo("holds");
    assertThat(signer.getString("alignment")).isEqualTo("author");
    assertThat(signer.getJsonArray("mailboxes").getString(0)).isEqualTo("alice@example.org");
  }

  @Test
  void aStoredLetterIsReadAsItTravelled() throws Exception {
    String travelled = Smime.text(Smime.signed(Smime.letter(), Desk.ALICE));
    Path stored = desk.letter("stored.eml", travelled.replace("\r\n", "\n"));
    assertThat(desk.examine(stored).exitCode()).isZero();
  }

  @Test
  void anAlteredLetterFails() throws Exception {
    String text = Smime.text(Smime.signed(Smime.letter(), Desk.ALICE));
    Path altered = desk.letter("altered.eml", text.replace("Hello Bob", "Hullo Bob"));
    Outcome outcome = desk.examine(altered, "--json");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.json().getString("outcome")).isEqualTo("fail");
    assertThat(outcome.json().get("identity")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void whoSignsForSomebodyElseIsPolicy() throws Exception {
    Outcome outcome =
        desk.examine(
            desk.signedBy(Desk.CA.issue(s -> s.subject("CN=Eve").mail("eve@example.com"))));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("result    policy", "identity  nobody", "Sother");
  }

  @Test
  void aStrangersKeyIsNotBelieved() throws Exception {
    Outcome outcome =
        desk.examine(
            desk.signedBy(
                TestAuthority.root("Other")
                    .issue(s -> s.subject("CN=A").mail("alice@example.org"))));
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.out()).contains("No path leads from").doesNotContain("result    pass");
  }

  @Test
  void theKeyIsJudgedAsOfThatTime() throws Exception {
    Path letter = desk.signedBy(Desk.ALICE);
    List<String> late =
        List.of(letter.toString(), "--anchors", desk.anchors().toString(), "--at", "2100-01-01");
    assertThat(desk.run(late).exitCode()).isEqualTo(1);
  }

  @Test
  void anUnsignedLetterSaysNothing() throws Exception {
    Outcome outcome = desk.examine(plain());
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).contains("result    none", "S0");
  }

  @ParameterizedTest
  @CsvSource({
    "Always, false, accept",
    "Always, true, reject",
    "Never, true, accept",
    "Undefined, true, accept"
  })
  void whatTheDomainDeclaresDecides(String policy, boolean enforced, String decision)
      throws Exception {
    Path plain = plain();
    JsonObject json =
        (enforced
                ? desk.examine(plain, "--policy-text", policy, "--enforce", "--json")
                : desk.examine(plain, "--policy-text", policy, "--json"))
            .json();
    assertThat(json.getString("decision")).isEqualTo(decision);
    assertThat(json.get("reply").equals(JsonValue.NULL)).isEqualTo(!decision.equals("reject"));
  }

  @ParameterizedTest
  @CsvSource({"Always, unknown, sign", "EHLO, all, sign", "EHLO, none, pass", "Never, all, pass"})
  void outgoingMailIsSignedAsDeclared(String policy, String nextHop, String decision)
      throws Exception {
    JsonObject json =
        desk.examine(
                plain(), "--outgoing", "--policy-text", policy, "--next-hop", nextHop, "--json")
            .json();
    assertThat(json.getString("role")).isEqualTo("outgoing");
    assertThat(json.getString("decision")).isEqualTo(decision);
    assertThat(json.getString("rule")).startsWith("O-");
  }

  @Test
  void whoCannotShowSignaturesGetsNone() throws Exception {
    Path signed = desk.signedBy(Desk.ALICE);
    JsonObject json = desk.examine(signed, "--enforce", "--receiver", "no", "--json").json();
    assertThat(json.getString("decision")).isEqualTo("strip");
  }

  @Test
  void aFileThatIsNotThereIsMisuse() throws Exception {
    Outcome outcome = desk.examine(home.resolve("nowhere.eml"));
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err()).contains("nowhere.eml");
  }

  @Test
  void aFolderIsNoMessage() throws Exception {
    Outcome outcome = desk.examine(home);
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err()).contains("cannot be read");
  }

  @Test
  void anEmptyFileIsAnUnsignedMessage() throws Exception {
    assertThat(desk.examine(desk.letter("empty.eml", "")).exitCode()).isEqualTo(2);
  }

  @Test
  void aHeaderWithoutEndIsMalformed() throws Exception {
    Outcome outcome =
        desk.examine(desk.letter("long.eml", "X: " + "x".repeat(3_000_000)), "--json");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.json().getString("outcome")).isEqualTo("malformed");
    assertThat(outcome.json().getString("because")).contains("header");
  }

  @Test
  void octetsOfAnyKindAreAnswered() throws Exception {
    byte[] junk = new byte[10_000];
    new java.util.Random(7).nextBytes(junk);
    Path file = Files.write(home.resolve("junk.eml"), junk);
    assertThat(desk.examine(file).exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "--at, yesterday",
    "--policy-text, Sometimes",
    "--receiver, perhaps",
    "--next-hop, far",
    "--incoming, --outgoing"
  })
  void whatIsNotUnderstoodIsMisuse(String option, String value) throws Exception {
    Outcome outcome =
        desk.run(
            List.of(plain().toString(), "--anchors", desk.anchors().toString(), option, value));
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err()).isNotEmpty();
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void withoutAFileNothingIsDone() {
    assertThat(desk.run(List.of()).exitCode()).isEqualTo(4);
  }

  @Test
  void textFromTheMessageIsMadeHarmless() throws Exception {
    String evil = "CN=\u001b[2J\u202eevil";
    Path letter = desk.signedBy(Desk.CA.issue(s -> s.subject(evil).mail("eve@example.com")));
    assertThat(desk.examine(letter).out()).doesNotContain("\u001b", "\u202e");
  }
}
