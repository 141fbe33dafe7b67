package dev.signet.cli;

import static dev.signet.cli.judge.CaseBook.about;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.judge.CaseBook;
import dev.signet.testkit.TestAuthority;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code signet judge} with cases minted here. */
class JudgingTest {
  @TempDir private Path home;

  private final TestAuthority root = TestAuthority.root("Root");
  private final TestAuthority middle = root.intermediate("Middle");
  private CaseBook book;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(home);
    book =
        new CaseBook(home)
            .file("root", root)
            .file("middle", middle)
            .file("good", root.issue(spec -> spec.dns("good.example").serial(7)))
            .file("expired", root.issue(spec -> spec.expired()))
            .file("deep", middle.issue(spec -> spec.dns("deep.example")));
  }

  private Shell.Outcome run(String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of(book.write()));
    Collections.addAll(words, more);
    return shell.run(words.toArray(String[]::new));
  }

  private static List<JsonObject> lines(Shell.Outcome outcome) {
    return outcome
        .out()
        .lines()
        .map(line -> Json.createReader(new StringReader(line)).readObject())
        .toList();
  }

  private static List<String> verdicts(Shell.Outcome outcome) {
    return lines(outcome).stream()
        .map(line -> line.getString("id") + " " + line.getString("verdict"))
        .toList();
  }

  private static List<String> reasons(JsonObject line) {
    return line.getJsonArray("reasons").getValuesAs(JsonString::getString);
  }

  @Test
  void everyCaseHasOneLineInTheOrderOfTheFile() throws Exception {
    book.add(about("a", "good"))
        .add(about("b", "expired"))
        .add(about("c", "deep").add("intermediates", Json.createArrayBuilder().add("middle")))
        .add(about("d", "deep"));
    Shell.Outcome outcome = run("--threads", "3");
    assertThat(verdicts(outcome)).containsExactly("a VALID", "b INVALID", "c VALID", "d INVALID");
    assertThat(outcome.exitCode()).isZero();
    assertThat(lines(outcome).get(0).keySet()).contains("id", "verdict", "reasons", "ms");
    assertThat(reasons(lines(outcome).get(0))).isEmpty();
    assertThat(reasons(lines(outcome).get(1))).anyMatch(reason -> reason.contains("RFC 5280"));
  }

  @Test
  void whatTheFileExpectsIsNotRead() throws Exception {
    book.add(about("a", "good").add("expected", "INVALID").add("applicability", "core"));
    assertThat(verdicts(run())).containsExactly("a VALID");
  }

  @Test
  void aLeafThatIsNoCertificateIsInvalid() throws Exception {
    book.file("junk", new byte[] {0x30, 3, 1, 1, 1}).add(about("a", "junk"));
    Shell.Outcome outcome = run();
    assertThat(verdicts(outcome)).containsExactly("a INVALID");
    assertThat(reasons(lines(outcome).get(0))).singleElement().asString().contains("4.1");
  }

  @Test
  void junkAmongTheOthersIsPassedOver() throws Exception {
    book.file("junk", "no certificate".getBytes(StandardCharsets.US_ASCII))
        .add(
            about("a", "deep")
                .add("intermediates", Json.createArrayBuilder().add("junk").add("middle"))
                .add("crls", Json.createArrayBuilder().add("junk")));
    assertThat(verdicts(run())).containsExactly("a VALID");
  }

  @Test
  void aCaseThatCannotBeReadIsUndeterminedAndTheOthersAreJudged() throws Exception {
    book.add(about("a", "missing"))
        .add(Json.createObjectBuilder().add("id", "b"))
        .addText("no object")
        .add(about("d", "good").add("time", "yesterday"))
        .add(about("e", "good").add("crls", "not a list"))
        .add(about("f", "good"));
    Shell.Outcome outcome = run();
    assertThat(verdicts(outcome))
        .containsExactly(
            "a UNDETERMINED",
            "b UNDETERMINED",
            "#3 UNDETERMINED",
            "d UNDETERMINED",
            "e UNDETERMINED",
            "f VALID");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(lines(outcome).subList(0, 5)).allMatch(line -> !reasons(line).isEmpty());
  }

  @Test
  void aFileThatBreaksOffIsWrongUsageAfterTheLinesBeforeIt() throws Exception {
    String whole =
        Json.createArrayBuilder().add(about("a", "good")).add(about("b", "good")).build() + "";
    String[] words = book.write(whole.substring(0, whole.length() - 20));
    Shell.Outcome outcome = shell.run(words);
    assertThat(verdicts(outcome)).containsExactly("a VALID");
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err()).contains("cases.json");
  }

  @Test
  void aPlainListOfCasesWillDo() throws Exception {
    String list = Json.createArrayBuilder().add(about("a", "good")).build().toString();
    assertThat(verdicts(shell.run(book.write(list)))).containsExactly("a VALID");
  }

  @Test
  void withoutATimeItIsNow() throws Exception {
    book.add(about("a", "good").addNull("time")).add(about("b", "expired").addNull("time"));
    assertThat(verdicts(run())).containsExactly("a VALID", "b INVALID");
  }

  @Test
  void onlyTheWantedCasesAreJudged() throws Exception {
    book.add(about("one", "good"))
        .add(about("other", "good").add("applicability", "webpki"))
        .add(about("once", "good"));
    assertThat(verdicts(run("--only", "on"))).containsExactly("one VALID", "once VALID");
    assertThat(lines(run("--only", "webpki"))).hasSize(1);
  }

  @Test
  void demandedRevocationThatNobodyKnowsIsInvalid() throws Exception {
    byte[] empty = root.crl(list -> {}).getEncoded();
    byte[] revoking =
        root.crl(
                list ->
                    list.revoke(
                        root.issue(spec -> spec.serial(7)).certificate(),
                        "2026-05-02T00:00:00Z",
                        CRLReason.KEY_COMPROMISE))
            .getEncoded();
    book.file("empty", empty)
        .file("revoking", revoking)
        .add(about("none", "good").add("revocation", true))
        .add(
            about("fresh", "good")
                .add("revocation", true)
                .add("crls", Json.createArrayBuilder().add("empty")))
        .add(
            about("taken", "good")
                .add("revocation", true)
                .add("crls", Json.createArrayBuilder().add("revoking")));
    assertThat(verdicts(run())).containsExactly("none INVALID", "fresh VALID", "taken INVALID");
  }

  @Test
  void whatHasToBeDiscoveredIsFetchedFromTheRecordedWeb() throws Exception {
    AccessDescription access =
        new AccessDescription(
            AccessDescription.id_ad_caIssuers,
            new GeneralName(
                GeneralName.uniformResourceIdentifier, "http://pki.example/middle.cer"));
    byte[] content = new AuthorityInformationAccess(access).getEncoded();
    book.file("far", middle.issue(spec -> spec.extension("1.3.6.1.5.5.7.1.1", false, content)))
        .page("pki.example/80/middle.cer", middle.certificate().getEncoded())
        .add(about("a", "far").add("discovery", true))
        .add(about("b", "far"));
    assertThat(verdicts(run())).containsExactly("a VALID", "b INVALID");
  }

  @Test
  void thePolicyForServicesIsNotMeant() throws Exception {
    shell.with("SIGNET_POLICY", "mail");
    book.add(about("a", "good"));
    assertThat(verdicts(run())).containsExactly("a VALID");
  }

  @Test
  void aPolicyFileIsObeyedButItsAnchorsAreNot() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("mine.conf"), "extends = rfc5280\n[path]\nmax-intermediates = 0\n");
    book.add(about("a", "good"))
        .add(about("b", "deep").add("intermediates", Json.createArrayBuilder().add("middle")));
    assertThat(verdicts(run("--policy", file.toString()))).first().isEqualTo("a VALID");
    Files.writeString(file, "extends = nothing\n");
    Shell.Outcome outcome = run("--policy", file.toString());
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err()).contains("mine.conf");
  }

  @Test
  void anUnknownPolicyIsWrongUsage() throws Exception {
    book.add(about("a", "good"));
    Shell.Outcome outcome = run("--policy", "no-such");
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("rfc5280", "strict", "webpki");
  }

  @Test
  void filesThatAreNotThereAreWrongUsage() throws Exception {
    String[] words = book.write();
    Files.delete(home.resolve("files.zip"));
    assertThat(shell.run(words).exitCode()).isEqualTo(4);
    assertThat(run("--threads", "0").exitCode()).isEqualTo(4);
  }
}
