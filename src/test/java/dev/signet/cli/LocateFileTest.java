package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.Shell.Outcome;
import dev.signet.cli.keys.NewFile;
import dev.signet.cli.keys.PemFile;
import dev.signet.client.FakeService;
import dev.signet.client.Specimens;
import dev.signet.testkit.TestAuthority;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What locate --out leaves on the disk. */
class LocateFileTest {
  @TempDir private Path home;
  private Shell shell;
  private Path file;

  @BeforeEach
  void moveIn() throws Exception {
    shell = new Shell(home);
    Files.createDirectory(home.resolve(".signet"));
    NewFile.writeCertificates(
        home.resolve(".signet/response-signing.pem"), Specimens.SERVICE_KEY.certificates());
    file = home.resolve("found.pem");
  }

  private static FakeService finding(KeyDatum... data) throws Exception {
    BindingDescription description =
        new BindingDescription(
            Optional.empty(), KeyInfo.of(data), Set.of(), List.of(Specimens.ALICE));
    return FakeService.signing(
        Specimens.SERVICE_KEY,
        request ->
            new Result.Locate(
                Specimens.header(request, ResultCode.SUCCESS),
                List.of(
                    new UnverifiedKeyBinding(description, Optional.empty()),
                    Specimens.found(request).bindings().get(0))));
  }

  private static Octets der(TestAuthority authority) throws Exception {
    return Octets.of(authority.certificate().getEncoded());
  }

  private Outcome locate(FakeService service, String... more) {
    String[] all = {"locate", "alice@example.org", "--out", file.toString()};
    return shell.at(
        service.uri(), Stream.concat(Stream.of(all), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void theKeysOwnCertificateComesFirst() throws Exception {
    TestAuthority root = TestAuthority.root("Root");
    TestAuthority middle = root.intermediate("Middle");
    TestAuthority leaf = middle.intermediate("Leaf");
    Octets stray = Specimens.OTHER_KEY.certificates().get(0);
    try (FakeService service =
        finding(
            new KeyDatum.Certificate(der(root)),
            new KeyDatum.Certificate(der(leaf)),
            new KeyDatum.Certificate(stray),
            new KeyDatum.Certificate(der(middle)))) {
      Outcome outcome = locate(service);
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).contains("not validated: " + file);
      assertThat(PemFile.read(file).certificates())
          .containsExactly(der(leaf), der(middle), der(root), stray);
    }
  }

  @Test
  void scriptsAreToldTheFile() throws Exception {
    try (FakeService service = FakeService.signing(Specimens.SERVICE_KEY, Specimens::found)) {
      Outcome outcome = locate(service, "--json");
      assertThat(outcome.json().getString("certificateFile")).isEqualTo(file.toString());
      assertThat(PemFile.read(file).certificates()).isEqualTo(Specimens.ALICES_KEY.certificates());
    }
  }

  @Test
  void anExistingFileIsLeftAloneAndNothingIsAsked() throws Exception {
    Files.writeString(file, "mine");
    try (FakeService service = FakeService.signing(Specimens.SERVICE_KEY, Specimens::found)) {
      Outcome outcome = locate(service);
      assertThat(outcome.exitCode()).isEqualTo(4);
      assertThat(outcome.err()).contains("not overwritten");
      assertThat(service.heard()).isEmpty();
    }
    assertThat(file).hasContent("mine");
  }

  @Test
  void withoutACertificateThereIsNoFileAndNoSuccess() throws Exception {
    try (FakeService service = finding(new KeyDatum.Value(Specimens.ALICES_KEY.publicKey()))) {
      Outcome outcome = locate(service);
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("not written");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void whatIsNoCertificateIsNotWritten() throws Exception {
    try (FakeService service = finding(new KeyDatum.Certificate(Octets.of(new byte[] {1, 2, 3})))) {
      assertThat(locate(service).exitCode()).isEqualTo(4);
      assertThat(file).doesNotExist();
    }
  }
}
