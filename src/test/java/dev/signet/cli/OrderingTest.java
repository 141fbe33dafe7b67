package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.Shell.Outcome;
import dev.signet.cli.keys.NewFile;
import dev.signet.cli.keys.NewKey;
import dev.signet.cli.keys.PemFile;
import dev.signet.client.FakeService;
import dev.signet.client.Specimens;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.secret.LimitedUseSecret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * register, reissue and revoke: what is ordered, with which authority, and what is left on the
 * disk.
 */
class OrderingTest {
  private static final String SECRET = "R7KQ-2M4V-99ZX-TTPD";

  @TempDir private Path home;
  private Shell shell;
  private String secretFile;
  private String out;

  @BeforeEach
  void moveIn() throws Exception {
    shell = new Shell(home);
    Files.createDirectory(home.resolve(".signet"));
    NewFile.writeCertificates(
        home.resolve(".signet/response-signing.pem"), Specimens.SERVICE_KEY.certificates());
    secretFile = home.resolve("secret.txt").toString();
    Files.writeString(Path.of(secretFile), SECRET + "\n");
    out = home.resolve("keys").toString();
  }

  private static FakeService registering() throws Exception {
    return FakeService.signing(
        Specimens.SERVICE_KEY,
        request ->
            new Result.Register(
                Specimens.header(request, ResultCode.SUCCESS),
                List.of(Specimens.binding(StatusValue.VALID)),
                Optional.empty()));
  }

  private String ownKey() throws Exception {
    Path file = home.resolve("own.key.pem");
    NewFile.writePrivateKey(file, NewKey.P256.generate(new SecureRandom()));
    return file.toString();
  }

  @ParameterizedTest
  @EnumSource(NewKey.class)
  void aNewKeyIsRegisteredWithProofAndKeptFromOthers(NewKey kind) throws Exception {
    try (FakeService service = registering()) {
      Outcome outcome =
          shell.at(
              service.uri(),
              "register",
              "--for",
              "alice@example.org",
              "--new-key",
              kind.name().toLowerCase(),
              "--out",
              out,
              "--secret-file",
              secretFile);
      assertThat(outcome.err()).contains("new private key in");
      assertThat(outcome.exitCode()).isZero();
      Path key = Path.of(out, "alice@example.org.key.pem");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
      assertThat(Path.of(out, "alice@example.org.cert.pem")).exists();
      KeyPair pair = PemFile.read(key).requiredKeyPair();
      Request.Register sent = (Request.Register) service.heard().get(0).request();
      assertThat(sent.prototype().description().useKeyWith()).containsExactly(Specimens.ALICE);
      assertThat(sent.proofOfPossession().orElseThrow().verifyWith(pair.getPublic()).holds())
          .isTrue();
      assertThat(
              sent.authentication()
                  .keyBinding()
                  .orElseThrow()
                  .verifyWith(LimitedUseSecret.of(SECRET).authenticationKey())
                  .holds())
          .isTrue();
      assertThat(service.heard().get(0).text()).doesNotContain(SECRET);
    }
  }

  @Test
  void aKeyThatIsThereIsRegisteredAsWished() throws Exception {
    String key = ownKey();
    Path phrase = Files.writeString(home.resolve("phrase.txt"), "Help I Have Revealed My Key\n");
    try (FakeService service = registering()) {
      Outcome outcome =
          shell.at(
              service.uri(),
              "register",
              "--domain",
              "example.org",
              "--key",
              key,
              "--out",
              out,
              "--secret-file",
              secretFile,
              "--usage",
              "signature",
              "--days",
              "30",
              "--revocation-phrase-file",
              phrase.toString());
      assertThat(outcome.exitCode()).isZero();
      Request.Register sent = (Request.Register) service.heard().get(0).request();
      assertThat(sent.prototype().description().useKeyWith())
          .containsExactly(UseKeyWith.of(Application.SIGNET_DOMAIN, "example.org"));
      assertThat(sent.prototype().description().keyUsage()).containsExactly(KeyUsage.SIGNATURE);
      assertThat(sent.prototype().validity().orElseThrow().notOnOrAfter())
          .contains(Shell.NOW.plus(Duration.ofDays(30)));
      assertThat(sent.prototype().revocationCodeIdentifier().orElseThrow().toBase64())
          .isEqualTo("5rRN2cOZiMlciJxBqaelrZDCzSE=");
    }
  }

  @Test
  void theSecretComesFromTheEnvironmentOrThePrompt() throws Exception {
    String key = ownKey();
    try (FakeService service = registering()) {
      String[] order = {"register", "--for", "alice@example.org", "--key", key, "--out", out};
      assertThat(shell.at(service.uri(), order).exitCode()).as("no secret at all").isEqualTo(4);
      assertThat(service.heard()).isEmpty();
      assertThat(new Shell(home).with("SIGNET_SECRET", SECRET).at(service.uri(), order).exitCode())
          .isZero();
      assertThat(new Shell(home).typing(SECRET).at(service.uri(), order).exitCode()).isZero();
      for (FakeService.Heard heard : service.heard()) {
        Request.Register sent = (Request.Register) heard.request();
        assertThat(
                sent.authentication()
                    .keyBinding()
                    .orElseThrow()
                    .verifyWith(LimitedUseSecret.of(SECRET).authenticationKey())
                    .holds())
            .isTrue();
      }
    }
  }

  @Test
  void aRegisteredKeyAuthenticatesInsteadOfASecret() throws Exception {
    Path other = home.resolve("registered.pem");
    KeyPair registered = NewKey.P256.generate(new SecureRandom());
    NewFile.writePrivateKey(other, registered);
    try (FakeService service = registering()) {
      shell.at(
          service.uri(),
          "register",
          "--for",
          "alice@example.org",
          "--key",
          ownKey(),
          "--out",
          out,
          "--auth-key",
          other.toString());
      Request.Register sent = (Request.Register) service.heard().get(0).request();
      assertThat(
              sent.authentication()
                  .keyBinding()
                  .orElseThrow()
                  .verifyWith(registered.getPublic())
                  .holds())
          .isTrue();
    }
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Files.createDirectories(Path.of(out));
    Path old = Files.writeString(Path.of(out, "alice@example.org.key.pem"), "precious");
    try (FakeService service = registering()) {
      shell.at(
          service.uri(),
          "register",
          "--for",
          "alice@example.org",
          "--new-key",
          "p256",
          "--out",
          out,
          "--secret-file",
          secretFile);
      assertThat(old).hasContent("precious");
      assertThat(Path.of(out, "alice@example.org-2.key.pem")).exists();
    }
  }

  @Test
  void aRefusedRegistrationLeavesTheNewKey() throws Exception {
    ResultCode refused = ResultCode.of(ResultMajor.SENDER, ResultMinor.NO_AUTHENTICATION);
    try (FakeService service =
        FakeService.signing(
            Specimens.SERVICE_KEY,
            r -> new Result.Register(Specimens.header(r, refused), List.of(), Optional.empty()))) {
      Outcome outcome =
          shell.at(
              service.uri(),
              "register",
              "--for",
              "alice@example.org",
              "--new-key",
              "p256",
              "--out",
              out,
              "--secret-file",
              secretFile);
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err()).contains("try again with --key").contains("wrong, spent, expired");
      assertThat(Path.of(out, "alice@example.org.key.pem")).exists();
    }
  }

  @Test
  void reissueProvesPossessionAndAuthenticatesWithTheKeyItself() throws Exception {
    String key = ownKey();
    try (FakeService service =
        FakeService.signing(
            Specimens.SERVICE_KEY,
            r ->
                new Result.Reissue(
                    Specimens.header(r, ResultCode.SUCCESS),
                    List.of(Specimens.binding(StatusValue.VALID))))) {
      Outcome outcome =
          shell.at(
              service.uri(), "reissue", "--key", key, "--for", "alice@example.org", "--out", out);
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).contains("Reissued").contains("certificate in");
      Request.Reissue sent = (Request.Reissue) service.heard().get(0).request();
      var own = PemFile.read(Path.of(key)).anyPublicKey();
      assertThat(sent.proofOfPossession().orElseThrow().verifyWith(own).holds()).isTrue();
      assertThat(sent.authentication().keyBinding().orElseThrow().verifyWith(own).holds()).isTrue();
      assertThat(sent.binding().description().keyInfo().all(KeyDatum.Value.class)).hasSize(1);
    }
  }

  @Test
  void revokeByPhraseSecretOrKey() throws Exception {
    Path phrase = Files.writeString(home.resolve("phrase.txt"), "Help I Have Revealed My Key\n");
    String key = ownKey();
    try (FakeService service =
        FakeService.signing(
            Specimens.SERVICE_KEY,
            r ->
                new Result.Revoke(
                    Specimens.header(r, ResultCode.SUCCESS),
                    List.of(Specimens.binding(StatusValue.INVALID))))) {
      assertThat(
              shell
                  .at(
                      service.uri(),
                      "revoke",
                      "--for",
                      "alice@example.org",
                      "--revocation-phrase-file",
                      phrase.toString())
                  .exitCode())
          .isZero();
      assertThat(
              shell
                  .at(
                      service.uri(),
                      "revoke",
                      "--for",
                      "alice@example.org",
                      "--secret-file",
                      secretFile)
                  .exitCode())
          .isZero();
      Outcome byKey = shell.at(service.uri(), "revoke", "--key", key);
      assertThat(byKey.exitCode()).isZero();
      assertThat(byKey.out()).contains("Revoked  CN=Alice");

      Request.Revoke first = (Request.Revoke) service.heard().get(0).request();
      assertThat(first.revocationCode().orElseThrow().toBase64())
          .isEqualTo("HAhXyVRYwm9EMn79DvBVsIytXHg=");
      Request.Revoke second = (Request.Revoke) service.heard().get(1).request();
      assertThat(
              second
                  .authentication()
                  .keyBinding()
                  .orElseThrow()
                  .verifyWith(LimitedUseSecret.of(SECRET).authenticationKey())
                  .holds())
          .isTrue();
      Request.Revoke third = (Request.Revoke) service.heard().get(2).request();
      assertThat(
              third
                  .authentication()
                  .keyBinding()
                  .orElseThrow()
                  .verifyWith(PemFile.read(Path.of(key)).anyPublicKey())
                  .holds())
          .isTrue();
    }
  }

  @Test
  void revokeNeedsAKeyToRevoke() {
    assertThat(shell.run("revoke", "--secret-file", secretFile).exitCode()).isEqualTo(4);
  }
}
