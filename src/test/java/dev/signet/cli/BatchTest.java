package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.Shell.Outcome;
import dev.signet.cli.keys.NewFile;
import dev.signet.client.FakeService;
import dev.signet.client.Specimens;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.StatusValue;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many questions in few messages. */
class BatchTest {
  @TempDir private Path home;
  private Shell shell;

  @BeforeEach
  void moveIn() throws Exception {
    shell = new Shell(home);
    Files.createDirectory(home.resolve(".signet"));
    NewFile.writeCertificates(
        home.resolve(".signet/response-signing.pem"), Specimens.SERVICE_KEY.certificates());
  }

  private String lines(String... lines) throws Exception {
    return Files.writeString(home.resolve("batch.txt"), String.join("\n", lines)).toString();
  }

  /** Knows alice@example.org only. */
  private static FakeService service() throws Exception {
    return FakeService.signing(Specimens.SERVICE_KEY, BatchTest::answer);
  }

  private static Result answer(Request request) {
    List<Result.Simple> results = new ArrayList<>();
    for (Request.Simple part : ((Request.Compound) request).requests()) {
      results.add(0, result(part));
    }
    return new Result.Compound(Specimens.header(request, ResultCode.SUCCESS), results);
  }

  private static Result.Simple result(Request.Simple part) {
    boolean isAlice =
        part instanceof Request.Locate locate
            ? locate.query().description().useKeyWith().contains(Specimens.ALICE)
            : ((Request.Validate) part).query().description().useKeyWith().contains(Specimens.ALICE)
                || ((Request.Validate) part)
                    .query()
                    .description()
                    .keyInfo()
                    .all(KeyDatum.Certificate.class)
                    .findFirst()
                    .isPresent();
    Result.Simple known =
        part instanceof Request.Locate
            ? Specimens.found(part)
            : Specimens.judged(part, StatusValue.VALID);
    ResultCode unknown = ResultCode.of(ResultMajor.SUCCESS, ResultMinor.NO_MATCH);
    Result.Simple result =
        isAlice ? known : (Result.Simple) part.operation().bare(known.header().withCode(unknown));
    return result.with(
        ResultHeader.of(
            "_r" + part.header().id(),
            part.header().service(),
            result.header().code(),
            Optional.of(part.header().id())));
  }

  @Test
  void everyLineIsAskedAndTheWorstCounts() throws Exception {
    try (FakeService service = service()) {
      String file = lines("# people", "alice@example.org", "", " bob@example.org ");
      Outcome outcome = shell.at(service.uri(), "locate", "--batch", file);
      assertThat(outcome.out())
          .contains("alice@example.org: found\n  Found")
          .contains("bob@example.org: no-match");
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(service.heard()).hasSize(1);
      JsonObject json = shell.at(service.uri(), "locate", "--batch", file, "--json").json();
      assertThat(json.getJsonArray("results")).hasSize(2);
      JsonObject first = json.getJsonArray("results").getJsonObject(0);
      assertThat(first.getString("subject")).isEqualTo("alice@example.org");
      assertThat(first.getString("outcome")).isEqualTo("found");
      assertThat(first.getString("authenticity")).isEqualTo("pinned_signature");
    }
  }

  @Test
  void certificateFilesAndNamesAreJudgedTogether() throws Exception {
    Path certificate = home.resolve("alice.pem");
    NewFile.writeCertificates(certificate, Specimens.ALICES_KEY.certificates());
    try (FakeService service = service()) {
      Outcome outcome =
          shell.at(
              service.uri(),
              "validate",
              "--batch",
              lines(certificate.toString(), "alice@example.org"));
      assertThat(outcome.out())
          .contains("alice.pem: valid\n  Valid")
          .contains("alice@example.org: valid");
      assertThat(outcome.exitCode()).isZero();
    }
  }

  @Test
  void aLongFileGoesInSeveralMessages() throws Exception {
    String many =
        IntStream.range(0, 40)
            .mapToObj(i -> "u" + i + "@example.org")
            .collect(Collectors.joining("\n"));
    try (FakeService service = service()) {
      shell.at(service.uri(), "locate", "--batch", lines(many));
      List<Integer> sizes = new ArrayList<>();
      for (FakeService.Heard heard : service.heard()) {
        sizes.add(((Request.Compound) heard.request()).requests().size());
      }
      assertThat(sizes).containsExactly(32, 8);
    }
  }

  @Test
  void aServiceWithoutCompoundsRefusesEveryLine() throws Exception {
    ResultCode unsupported = ResultCode.of(ResultMajor.SENDER, ResultMinor.MESSAGE_NOT_SUPPORTED);
    try (FakeService service =
        FakeService.signing(
            Specimens.SERVICE_KEY, r -> r.operation().bare(Specimens.header(r, unsupported)))) {
      Outcome outcome =
          shell.at(
              service.uri(), "validate", "--batch", lines("alice@example.org", "bob@example.org"));
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err())
          .contains("alice@example.org: ")
          .contains("bob@example.org: ")
          .contains("MessageNotSupported");
    }
  }

  @Test
  void aBadFileAsksNothing() throws Exception {
    try (FakeService service = service()) {
      String tooMany = "a@example.org\n".repeat(1001);
      for (String text : List.of("", "# nobody", tooMany, "not..a..name@")) {
        assertThat(shell.at(service.uri(), "locate", "--batch", lines(text)).exitCode())
            .isEqualTo(4);
      }
      String good = lines("alice@example.org");
      assertThat(shell.at(service.uri(), "validate", "x@example.org", "--batch", good).exitCode())
          .isEqualTo(4);
      assertThat(shell.at(service.uri(), "locate", "x@example.org", "--batch", good).exitCode())
          .isEqualTo(4);
      assertThat(shell.at(service.uri(), "locate", "--batch", good, "--out", "x.pem").exitCode())
          .isEqualTo(4);
      assertThat(shell.at(service.uri(), "locate", "--batch", "no-such-file").exitCode())
          .isEqualTo(4);
      assertThat(shell.at(service.uri(), "validate").exitCode()).isEqualTo(4);
      assertThat(service.heard()).isEmpty();
    }
  }
}
