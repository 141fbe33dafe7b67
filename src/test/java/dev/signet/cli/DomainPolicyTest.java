package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.Shell.Outcome;
import dev.signet.pki.certificate.Pem;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.text.PolicyReader;
import dev.signet.policy.text.PolicyReading;
import dev.signet.testkit.Issued;
import dev.signet.testkit.LoopbackDns;
import dev.signet.testkit.TestAuthority;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;

/** policy show, lint, generate and diff. */
@Timeout(60)
class DomainPolicyTest {
  private static final String OWNER = "_smimepolicy.example.org.";

  @TempDir private Path home;
  private Shell shell;
  private LoopbackDns dns;
  private final List<String> records = new ArrayList<>();
  private int code = Rcode.NOERROR;

  @BeforeEach
  void moveIn() {
    shell = new Shell(home);
    dns = new LoopbackDns(this::answer);
  }

  @AfterEach
  void moveOut() throws Exception {
    dns.close();
  }

  @Test
  void aPublishedPolicyIsShown() {
    records.add("v=SMIMEP1; auth=SMIME:Always; enc=TLS:always; mode=monitor");
    Outcome outcome = asking("show", "example.org");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out().lines())
        .containsExactly(
            "example.org  (secure by DNSSEC)",
            "  AuthenticationPolicy SMIME Always",
            "  EncryptionPolicy TLS Undefined",
            "  Mode monitor");
    assertThat(outcome.err()).contains("write 'Always', case counts");
  }

  @Test
  void scriptsAreToldTheSame() {
    records.add("v=SMIMEP1; auth=SMIME:Always; notice=mailto:a@example.org");
    JsonObject json = asking("show", "example.org", "--json").json();
    assertThat(json.getString("outcome")).isEqualTo("published");
    assertThat(json.getJsonObject("authentication").getString("SMIME")).isEqualTo("Always");
    assertThat(json.getBoolean("secure")).isTrue();
    assertThat(json.getString("notice")).isEqualTo("mailto:a@example.org");
    assertThat(json.getString("text")).isEqualTo(records.get(0));
  }

  @Test
  void aPolicyIsShownInTheOtherForm() {
    records.add("v=SMIMEP1; auth=SMIME:Always");
    assertThat(asking("show", "example.org", "--form", "xml").out().strip())
        .isEqualTo(
            "<Policy xmlns='urn:uuid:07376f12-1180-44b9-b5d3-aae92ed9ec65'>"
                + "<AuthenticationPolicy Protocol='SMIME' Policy='Always'/></Policy>");
  }

  @Test
  void thereAreThreeWaysToShowNothing() {
    assertThat(asking("show", "example.org").exitCode()).isEqualTo(1);
    records.addAll(List.of("v=SMIMEP1", "v=SMIMEP1"));
    Outcome two = asking("show", "example.org", "--json");
    assertThat(two.exitCode()).isEqualTo(1);
    assertThat(two.json().getString("outcome")).isEqualTo("unusable");
    code = Rcode.SERVFAIL;
    Outcome silent = asking("show", "example.org");
    assertThat(silent.exitCode()).isEqualTo(5);
    assertThat(silent.err()).contains("SERVFAIL");
  }

  @Test
  void aGoodRecordHasNothingToMend() throws Exception {
    Outcome made =
        shell.run(
            "policy",
            "generate",
            "example.org",
            "--auth",
            "SMIME:EHLO",
            "--cert",
            certificate(),
            "--notice",
            "mailto:a@example.org",
            "--json");
    Path file = Files.writeString(home.resolve("record"), made.json().getString("text") + "\n");
    Outcome outcome = shell.run("policy", "lint", "--file", file.toString());
    assertThat(outcome.out().strip()).isEqualTo("nothing to mend");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void whatIsWrongIsToldWithWhatToWrite() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("record"), "v=SMIMEP1; auth=SMIME:always; enc=STARTTLS:Always; x509=CA:1");
    Outcome outcome = shell.run("policy", "lint", "--file", file.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out().lines())
        .containsExactly(
            "warning: AuthenticationPolicy SMIME: 'always' means Undefined; write 'Always', case"
                + " counts",
            "warning: An x509 is dropped, but the list of keys still restricts: write"
                + " x509=EndEntity:sha-256:BASE64",
            "hint: EncryptionPolicy STARTTLS is read as TLS; write 'TLS'");
    Files.writeString(file, "hello");
    assertThat(shell.run("policy", "lint", "--file", file.toString()).out()).startsWith("error: ");
  }

  @Test
  void whatIsPublishedIsLookedOver() {
    records.add("v=SMIMEP1; auth=SMIME:Always; mood=x");
    Outcome outcome = asking("lint", "example.org", "--json");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.json().getJsonArray("remarks")).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xml", "tags"})
  void whatIsGeneratedIsWhatWasMeant(String form) throws Exception {
    Outcome outcome =
        shell.run(
            "policy",
            "generate",
            "example.org",
            "--auth",
            "SMIME:EHLO,PGP:Never",
            "--enc",
            "STARTTLS:Always",
            "--cert",
            certificate(),
            "--key",
            certificate(),
            "--mode",
            "monitor",
            "--form",
            form,
            "--json");
    assertThat(outcome.exitCode()).isZero();
    PolicyReading reading = PolicyReader.read(outcome.json().getString("text"));
    DomainPolicy policy = ((PolicyReading.Read) reading).policy();
    assertThat(policy.authentication("SMIME")).isEqualTo(AuthenticationPolicy.EHLO);
    assertThat(policy.encryption().keySet()).containsExactly("TLS");
    assertThat(policy.isMonitored()).isTrue();
    assertThat(policy.keys().certificates().get(0).matches(alice.certificate().getEncoded()))
        .isTrue();
    assertThat(
            policy
                .keys()
                .keys()
                .get(0)
                .matches(alice.certificate().getPublicKey().getEncoded(), "1.2.840.10045.4.3.2"))
        .isTrue();
  }

  @Test
  void theRecordIsReadyToPaste() {
    Outcome outcome =
        shell.run("policy", "generate", "example.org", "--auth", "SMIME:Never", "--form", "tags");
    assertThat(outcome.out().strip())
        .isEqualTo("_smimepolicy.example.org. 3600 IN TXT \"v=SMIMEP1; auth=SMIME:Never\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--enc SMIME:EHLO",
        "--enc SMIME:XKMS",
        "--enc TLS:Always,SMIME:Always",
        "--auth SMIME:always",
        "--auth SMIME",
        "--auth smime:Always",
        "--auth SMIME:XKMS",
        "--auth SMIME:Always,SMIME:Never",
        "--notice ftp://a.example/",
        "--mode quiet",
        "--cert no-such-file.pem",
        "--form html --auth SMIME:EHLO",
        ""
      })
  void whatShouldNotBePublishedIsRefused(String options) {
    List<String> words = new ArrayList<>(List.of("policy", "generate", "example.org"));
    words.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));
    Outcome outcome = shell.run(words.toArray(String[]::new));
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("signet: ");
  }

  @Test
  void aCertificateOfAnAuthorityIsListedAsOne() throws Exception {
    Path file =
        Files.writeString(home.resolve("ca.pem"), pem(TestAuthority.root("R").certificate()));
    Outcome outcome =
        shell.run("policy", "generate", "example.org", "--cert", file.toString(), "--form", "tags");
    assertThat(outcome.out()).contains("x509=CA:sha-256:");
  }

  @Test
  void differencesAreTold() throws Exception {
    records.add("v=SMIMEP1; auth=SMIME:Always");
    Outcome same = asking("diff", "example.org", "--auth", "SMIME:Always");
    assertThat(same.exitCode()).isZero();
    Outcome other = asking("diff", "example.org", "--auth", "SMIME:EHLO", "--mode", "monitor");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.out().lines())
        .containsExactly(
            "AuthenticationPolicy SMIME: published Always, wanted EHLO",
            "Mode: published enforce, wanted monitor");
    Path file = Files.writeString(home.resolve("wanted"), "v=SMIMEP1; enc=TLS:Always\n");
    assertThat(
            asking("diff", "example.org", "--file", file.toString(), "--json")
                .json()
                .getJsonArray("differences"))
        .hasSize(2);
  }

  @Test
  void whoPublishesNothingDiffersFromWhoWantsSomething() {
    assertThat(asking("diff", "example.org", "--auth", "SMIME:Always").out().strip())
        .isEqualTo("AuthenticationPolicy SMIME: published Undefined, wanted Always");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy",
        "policy diff example.org",
        "policy lint",
        "policy lint example.org --file x",
        "policy show not_a_domain",
        "policy show example.org --resolver :x",
        "policy show example.org --resolver 127.0.0.1:70000",
        "policy show example.org --resolver 127.0.0.1:0"
      })
  void whatCannotBeMeantIsRefused(String line) {
    Outcome outcome = shell.run(line.split(" "));
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(dns.questions()).isEmpty();
  }

  private final Issued alice = TestAuthority.root("Root").issue(spec -> spec.subject("CN=Alice"));

  private String certificate() throws Exception {
    return Files.writeString(home.resolve("alice.pem"), pem(alice.certificate())).toString();
  }

  private static String pem(java.security.cert.X509Certificate certificate) throws Exception {
    return new Pem("CERTIFICATE", certificate.getEncoded()).text();
  }

  private Outcome asking(String command, String... more) {
    List<String> words = new ArrayList<>(List.of("policy", command));
    words.addAll(List.of(more));
    words.addAll(List.of("--resolver", "127.0.0.1:" + dns.address().getPort()));
    return shell.run(words.toArray(String[]::new));
  }

  private Message answer(Message question) {
    Name name = question.getQuestion().getName();
    assertThat(name.toString()).isEqualTo(OWNER);
    Message answer =
        LoopbackDns.answer(
            question,
            records.stream()
                .map(text -> new TXTRecord(name, DClass.IN, 60, text))
                .toArray(Record[]::new));
    answer.getHeader().setRcode(code);
    return answer;
  }
}
