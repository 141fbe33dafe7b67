package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.Shell.Outcome;
import dev.signet.cli.keys.NewFile;
import dev.signet.client.FakeService;
import dev.signet.client.Specimens;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.Traced;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.xml.ExplanationExtension;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** locate, validate and why: what is asked, shown, and said by the exit code. */
class AskingTest {
  @TempDir private Path home;
  private Shell shell;
  private String certificate;

  @BeforeEach
  void moveIn() throws Exception {
    shell = new Shell(home);
    Files.createDirectory(home.resolve(".signet"));
    NewFile.writeCertificates(
        home.resolve(".signet/response-signing.pem"), Specimens.SERVICE_KEY.certificates());
    certificate = home.resolve("alice.pem").toString();
    NewFile.writeCertificates(Path.of(certificate), Specimens.ALICES_KEY.certificates());
  }

  private static FakeService service(Function<Request, Result> answers) throws Exception {
    return FakeService.signing(Specimens.SERVICE_KEY, answers);
  }

  private static FakeService judging(StatusValue value) throws Exception {
    return service(request -> Specimens.judged(request, value));
  }

  @Test
  @Requirement("XR-L02")
  void locateShowsWhatWasFound() throws Exception {
    try (FakeService service = service(Specimens::found)) {
      Outcome outcome =
          shell.at(
              service.uri(),
              "locate",
              "alice@Example.ORG",
              "--usage",
              "encryption",
              "--limit",
              "2");
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).contains("Found  CN=Alice  s/mime alice@example.org");
      assertThat(outcome.out())
          .as("nothing found is vouched for")
          .doesNotContainIgnoringCase("valid");
      assertThat(outcome.err()).isEmpty();
      Request.Locate asked = (Request.Locate) service.heard().get(0).request();
      assertThat(asked.query().description().useKeyWith()).containsExactly(Specimens.ALICE);
      assertThat(asked.query().description().keyUsage()).containsExactly(KeyUsage.ENCRYPTION);
    }
  }

  @Test
  void locateOfADomainAsksForTheKeyThatSignsForIt() throws Exception {
    try (FakeService service = service(Specimens::found)) {
      shell.at(service.uri(), "locate", "example.org");
      Request.Locate asked = (Request.Locate) service.heard().get(0).request();
      assertThat(asked.query().description().useKeyWith())
          .containsExactly(
              UseKeyWith.of(Application.SIGNET_DOMAIN, "example.org"),
              UseKeyWith.of(Application.SMIME, "domain-signing-authority@example.org"));
    }
  }

  @Test
  void locateByWhatIsKnownOfTheKey() throws Exception {
    try (FakeService service = service(Specimens::found)) {
      shell.at(
          service.uri(),
          "locate",
          "--dn",
          "CN=Alice",
          "--key-name",
          "alice",
          "--cert",
          certificate);
      Request.Locate asked = (Request.Locate) service.heard().get(0).request();
      assertThat(asked.query().description().keyInfo().data())
          .containsExactlyInAnyOrder(
              new KeyDatum.SubjectName("CN=Alice"),
              new KeyDatum.Name("alice"),
              new KeyDatum.Certificate(Specimens.ALICES_KEY.certificates().get(0)));
    }
  }

  @Test
  void locateSaysWhenTheKeyIsTheDomains() throws Exception {
    UseKeyWith domain = UseKeyWith.of(Application.SIGNET_DOMAIN, "example.org");
    BindingDescription description =
        new BindingDescription(
            Optional.empty(), KeyInfo.of(new KeyDatum.Name("k")), Set.of(), List.of(domain));
    try (FakeService service =
        service(
            r ->
                new Result.Locate(
                    Specimens.header(r, ResultCode.SUCCESS),
                    List.of(new UnverifiedKeyBinding(description, Optional.empty()))))) {
      assertThat(shell.at(service.uri(), "locate", "alice@example.org").out())
          .contains("signs for the whole domain");
      assertThat(shell.at(service.uri(), "locate", "example.org").out()).doesNotContain("note");
    }
  }

  @Test
  void noMatchIsOneWhereTheServiceHasToKnowAndTwoWhereNot() throws Exception {
    try (FakeService service = service(r -> none(r, ResultMajor.SUCCESS))) {
      assertThat(shell.at(service.uri(), "locate", "bob@example.org").exitCode()).isEqualTo(1);
    }
    try (FakeService service = service(r -> none(r, ResultMajor.RECEIVER))) {
      assertThat(shell.at(service.uri(), "locate", "bob@example.org").exitCode()).isEqualTo(2);
    }
  }

  private static Result none(Request request, ResultMajor major) {
    return new Result.Locate(
        Specimens.header(request, ResultCode.of(major, ResultMinor.NO_MATCH)), List.of());
  }

  @Test
  void theExitCodeOfValidateIsTheVerdict() throws Exception {
    try (FakeService service = judging(StatusValue.VALID)) {
      Outcome outcome =
          shell.at(service.uri(), "validate", certificate, "--for", "alice@example.org");
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).startsWith("Valid  CN=Alice  s/mime alice@example.org");
    }
    try (FakeService service = judging(StatusValue.INVALID)) {
      Outcome outcome = shell.at(service.uri(), "validate", "alice@example.org");
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out())
          .contains("Invalid  CN=Alice")
          .contains("invalid        RevocationStatus");
    }
    try (FakeService service = judging(StatusValue.INDETERMINATE)) {
      assertThat(shell.at(service.uri(), "validate", certificate).exitCode()).isEqualTo(2);
    }
  }

  @Test
  void aValidForSomebodyElseIsNotValid() throws Exception {
    try (FakeService service = judging(StatusValue.VALID)) {
      Outcome outcome =
          shell.at(service.uri(), "validate", certificate, "--for", "bob@example.org");
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.out())
          .contains("Indeterminate")
          .contains("did not confirm")
          .contains("bob@example.org");
    }
  }

  @Test
  void anUnauthenticatedValidIsWorthNothing() throws Exception {
    try (FakeService service = FakeService.unsigned(r -> Specimens.judged(r, StatusValue.VALID))) {
      Outcome outcome =
          shell.at(
              service.uri(),
              "validate",
              certificate,
              "--data-dir",
              home.resolve("none").toString());
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("NOT AUTHENTICATED");
    }
  }

  @Test
  void theKeyOfAServiceOnThisMachineIsPinnedByItself() throws Exception {
    try (FakeService service = judging(StatusValue.VALID)) {
      Outcome outcome = shell.at(service.uri(), "validate", certificate, "--verbose");
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.err()).contains("answers must be signed by sha256:");
    }
    try (FakeService service =
        FakeService.signing(Specimens.OTHER_KEY, r -> Specimens.judged(r, StatusValue.VALID))) {
      Outcome outcome = shell.at(service.uri(), "validate", certificate);
      assertThat(outcome.exitCode()).isEqualTo(5);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).contains("answer rejected");
    }
  }

  @Test
  void aPinIsAFileOrADigest() throws Exception {
    Path pin = home.resolve("pin.pem");
    NewFile.writeCertificates(pin, Specimens.OTHER_KEY.certificates());
    try (FakeService service =
        FakeService.signing(Specimens.OTHER_KEY, r -> Specimens.judged(r, StatusValue.VALID))) {
      assertThat(
              shell.at(service.uri(), "validate", certificate, "--pin", pin.toString()).exitCode())
          .isZero();
      assertThat(
              shell
                  .at(service.uri(), "validate", certificate, "--pin", digest(Specimens.OTHER_KEY))
                  .exitCode())
          .isZero();
      assertThat(
              shell
                  .at(
                      service.uri(),
                      "validate",
                      certificate,
                      "--pin",
                      digest(Specimens.SERVICE_KEY))
                  .exitCode())
          .isEqualTo(5);
      assertThat(shell.at(service.uri(), "validate", certificate, "--pin", "sha256:00").exitCode())
          .isEqualTo(4);
    }
  }

  private static String digest(SigningIdentity key) throws Exception {
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(key.publicKey().getEncoded());
    return "sha256:" + HexFormat.of().formatHex(sha256);
  }

  @Test
  void anErrorOfTheServiceIsThreeAndSaysWhatToDo() throws Exception {
    ResultCode code = ResultCode.of(ResultMajor.RECEIVER, ResultMinor.TIME_INSTANT_NOT_SUPPORTED);
    try (FakeService service = service(r -> new Result.Plain(Specimens.header(r, code)))) {
      Outcome outcome = shell.at(service.uri(), "validate", certificate, "--time", "2026-01-01");
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err())
          .contains("Receiver/TimeInstantNotSupported")
          .contains("leave --time out");
    }
  }

  @Test
  void noServiceIsFive() {
    Outcome outcome = shell.at("http://127.0.0.1:1/xkms", "locate", "alice@example.org");
    assertThat(outcome.exitCode()).isEqualTo(5);
    assertThat(outcome.err()).contains("signet ping");
  }

  @Test
  void jsonSaysTheSame() throws Exception {
    try (FakeService service = judging(StatusValue.VALID)) {
      Outcome outcome = shell.at(service.uri(), "validate", certificate, "--json");
      assertThat(outcome.json().getString("outcome")).isEqualTo("valid");
      assertThat(outcome.json().getInt("exitCode")).isZero();
      assertThat(outcome.json().getString("authenticity")).isEqualTo("pinned_signature");
      var binding = outcome.json().getJsonArray("bindings").getJsonObject(0);
      assertThat(binding.getJsonObject("status").getJsonArray("valid")).hasSize(4);
      assertThat(binding.getJsonArray("certificates").getJsonObject(0).getString("pem"))
          .contains("BEGIN CERTIFICATE");
    }
    assertThat(
            shell
                .at("http://127.0.0.1:1/xkms", "locate", "a@example.org", "--json")
                .json()
                .getString("outcome"))
        .isEqualTo("unreachable");
    assertThat(shell.run("locate", "--json").json().getString("outcome")).isEqualTo("usage");
  }

  @Test
  void whyAsksForTheGroundsAndShowsThem() throws Exception {
    Explanation explanation =
        new Explanation(
            List.of(
                new Explanation.Ground(
                    "RevocationStatus",
                    StatusValue.INVALID,
                    "RFC 5280 6.3.3",
                    "the CRL of CN=CA lists serial 7",
                    Optional.of("order another certificate"))),
            List.of("CN=Alice", "CN=CA"),
            List.of(Traced.EVERYTHING));
    try (FakeService service = service(r -> explained(r, explanation))) {
      Outcome outcome = shell.at(service.uri(), "why", certificate);
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out())
          .contains("RevocationStatus  Invalid  the CRL of CN=CA lists serial 7 [RFC 5280 6.3.3]")
          .contains("path 2  CN=CA")
          .contains("policy   partners, trusted along a path to an anchor")
          .contains("tried    CN=Leaf < CN=Not a CA : Invalid")
          .contains("CN=Not a CA is no authority [RFC 5280 6.1.4(k)]")
          .contains("and 3 more")
          .contains("refused  CN=Leaf < CN=Other")
          .contains(
              "evidence CN=Leaf: LIST of 2026-05-01T00:00:00Z until 2026-05-08T00:00:00Z from"
                  + " http://crl.example/1.crl")
          .contains("asked    http://aia.example/ca.cer, 12 ms: 1 certificate")
          .contains(
              "spent    9 candidates, 7 signatures, 2 fetches, 34 ms; stopped after 2 fetches")
          .contains("remedy  order another certificate");
      assertThat(
              ExplanationExtension.isAskedIn(
                  service.heard().get(0).request().header().extensions()))
          .isTrue();
      assertThat(
              shell
                  .at(service.uri(), "why", certificate, "--json")
                  .json()
                  .getJsonObject("explanation"))
          .containsKeys("grounds", "searches", "remedies");
    }
  }

  private static Result explained(Request request, Explanation explanation) {
    ResultHeader plain = Specimens.header(request, ResultCode.SUCCESS);
    ResultHeader header =
        new ResultHeader(
            plain.id(),
            plain.service(),
            plain.code(),
            plain.requestId(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(ExplanationExtension.answer(explanation)));
    return new Result.Validate(header, List.of(Specimens.binding(StatusValue.INVALID)));
  }

  @Test
  void remoteTextDoesNotSteerTheTerminal() throws Exception {
    BindingDescription description =
        new BindingDescription(
            Optional.empty(),
            KeyInfo.of(new KeyDatum.Name("a\u009b2J\u202eb")),
            Set.of(),
            List.of(Specimens.ALICE));
    try (FakeService service =
        service(
            r ->
                new Result.Locate(
                    Specimens.header(r, ResultCode.SUCCESS),
                    List.of(new UnverifiedKeyBinding(description, Optional.empty()))))) {
      assertThat(shell.at(service.uri(), "locate", "alice@example.org").out())
          .contains("a\\u009b2J\\u202eb");
      assertThat(shell.at(service.uri(), "locate", "alice@example.org", "--json").out())
          .doesNotContain("\u009b")
          .doesNotContain("\u202e");
    }
  }
}
