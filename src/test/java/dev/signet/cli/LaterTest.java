package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.Shell.Outcome;
import dev.signet.cli.keys.NewFile;
import dev.signet.cli.keys.NewKey;
import dev.signet.cli.keys.PemFile;
import dev.signet.client.FakeService;
import dev.signet.client.Specimens;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.keyinfo.PrivateKeyEncryption;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that are answered later: tickets, waiting, collecting; and keys that come back. */
class LaterTest {
  private static final String SECRET = "R7KQ-2M4V-99ZX-TTPD";
  private static final KeyPair ESCROWED = TestKeys.rsa();

  @TempDir private Path home;
  private Shell shell;
  private String key;
  private String secretFile;
  private String out;

  @BeforeEach
  void moveIn() throws Exception {
    shell = new Shell(home);
    Files.createDirectory(home.resolve(".signet"));
    NewFile.writeCertificates(
        home.resolve(".signet/response-signing.pem"), Specimens.SERVICE_KEY.certificates());
    secretFile = Files.writeString(home.resolve("secret.txt"), SECRET + "\n").toString();
    Path own = home.resolve("own.key.pem");
    NewFile.writePrivateKey(own, NewKey.P256.generate(new SecureRandom()));
    key = own.toString();
    out = home.resolve("out").toString();
  }

  /** Puts every order off, and answers the n-th PendingRequest. */
  private static FakeService after(int questions, Function<Request, Result> last) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    return FakeService.signing(
        Specimens.SERVICE_KEY,
        request -> {
          if (request instanceof Request.Pending && asked.incrementAndGet() >= questions) {
            return last.apply(request);
          }
          Operation operation =
              request instanceof Request.Pending ? Operation.REGISTER : request.operation();
          return operation.bare(Specimens.header(request, ResultCode.of(ResultMajor.PENDING)));
        });
  }

  private static Result registered(Request request) {
    return new Result.Register(
        Specimens.header(request, ResultCode.SUCCESS),
        List.of(Specimens.binding(StatusValue.VALID)),
        Optional.empty());
  }

  private Outcome register(FakeService service, String... more) {
    String[] order = {
      "register",
      "--for",
      "alice@example.org",
      "--key",
      key,
      "--out",
      out,
      "--secret-file",
      secretFile
    };
    String[] all = Arrays.copyOf(order, order.length + more.length);
    System.arraycopy(more, 0, all, order.length, more.length);
    return shell.at(service.uri(), all);
  }

  @Test
  void anAnswerThatComesLaterIsTakenOnlyIfItIsWanted() throws Exception {
    try (FakeService service = after(1, LaterTest::registered)) {
      assertThat(register(service).exitCode()).isEqualTo(5);
      assertThat(service.heard().get(0).request().header().offers(ResponseMechanism.PENDING))
          .isFalse();
      assertThat(register(service, "--wait", "--later").exitCode()).isEqualTo(4);
      assertThat(register(service, "--wait=soon").exitCode()).isEqualTo(4);
      assertThat(register(service, "--wait=8d").exitCode()).isEqualTo(4);
      assertThat(service.heard()).hasSize(1);
    }
    ResultCode notNow = ResultCode.of(ResultMajor.RECEIVER, ResultMinor.NOT_SYNCHRONOUS);
    try (FakeService service =
        FakeService.signing(
            Specimens.SERVICE_KEY, r -> r.operation().bare(Specimens.header(r, notNow)))) {
      assertThat(register(service).err()).contains("--wait or --later");
    }
  }

  @Test
  void theTicketAloneIsPrintedAndServesToCollect() throws Exception {
    try (FakeService service = after(1, LaterTest::registered)) {
      Outcome put = register(service, "--later");
      assertThat(put.exitCode()).isEqualTo(6);
      String ticket = put.out().strip();
      assertThat(ticket).startsWith("register,_").doesNotContain(" ").doesNotContain("\n");
      assertThat(register(service, "--later", "--json").json().getString("ticket"))
          .startsWith("register,_");
      Outcome collected = shell.at(service.uri(), "collect", ticket, "--out", out);
      assertThat(collected.exitCode()).isZero();
      assertThat(collected.out()).contains("Registered").contains("certificate in");
      assertThat(Path.of(out, "alice@example.org.cert.pem")).exists();
    }
  }

  @Test
  void waitingAsksLessAndLessOften() throws Exception {
    try (FakeService service = after(4, LaterTest::registered)) {
      Outcome outcome = register(service, "--wait");
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.err()).contains("signet collect register,_");
      assertThat(outcome.out()).contains("Registered");
      assertThat(shell.pauses())
          .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMillis(4500));
    }
  }

  @Test
  void patienceHasAnEndAndTheTicketStays() throws Exception {
    try (FakeService service = after(1000, LaterTest::registered)) {
      Outcome outcome = register(service, "--wait=10s");
      assertThat(outcome.exitCode()).isEqualTo(6);
      assertThat(outcome.out()).startsWith("register,_");
      assertThat(shell.pauses().stream().reduce(Duration.ZERO, Duration::plus))
          .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }
  }

  @Test
  void aServiceThatIsAwayForAWhileIsAskedAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (FakeService service =
        FakeService.doing(
            heard -> {
              Request request = heard.request();
              if (asked.incrementAndGet() == 2) {
                Thread.sleep(5000);
              }
              Result result =
                  request instanceof Request.Pending
                      ? registered(request)
                      : request
                          .operation()
                          .bare(Specimens.header(request, ResultCode.of(ResultMajor.PENDING)));
              return heard.reply(FakeService.signed(result, Specimens.SERVICE_KEY));
            })) {
      assertThat(register(service, "--wait", "--timeout", "1").exitCode()).isZero();
      assertThat(service.heard()).hasSize(3);
    }
  }

  @Test
  void anAnswerThatIsRejectedEndsTheWaiting() throws Exception {
    try (FakeService service =
        FakeService.signing(
            Specimens.SERVICE_KEY,
            r ->
                r instanceof Request.Pending
                    ? Specimens.found(r)
                    : r.operation()
                        .bare(Specimens.header(r, ResultCode.of(ResultMajor.PENDING))))) {
      Outcome outcome = register(service, "--wait", "--json");
      assertThat(outcome.exitCode()).isEqualTo(5);
      assertThat(outcome.json().getString("ticket")).startsWith("register,_");
      assertThat(shell.pauses()).isEmpty();
    }
  }

  @Test
  void statusTellsPendingFromReady() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (FakeService service =
        FakeService.signing(
            Specimens.SERVICE_KEY,
            r ->
                new Result.Status(
                    Specimens.header(
                        r,
                        asked.incrementAndGet() == 1
                            ? ResultCode.of(ResultMajor.PENDING)
                            : ResultCode.SUCCESS),
                    Optional.of(BigInteger.TWO),
                    Optional.empty(),
                    Optional.of(BigInteger.ONE)))) {
      String ticket = "register,_a,_b," + service.uri().replace("/", "%2F").replace(":", "%3A");
      Outcome pending = shell.at(service.uri(), "status", ticket);
      assertThat(pending.exitCode()).isEqualTo(6);
      assertThat(pending.out()).contains("Pending").contains("success  2").contains("pending  1");
      Outcome ready = shell.at(service.uri(), "status", ticket);
      assertThat(ready.exitCode()).isZero();
      assertThat(ready.out()).contains("Ready");
    }
  }

  @Test
  void aTicketThatIsNoneOrOfAnotherServiceIsNotShown() throws Exception {
    try (FakeService service = after(1, LaterTest::registered)) {
      for (String command : List.of("collect", "status")) {
        assertThat(shell.at(service.uri(), command, "register").exitCode()).isEqualTo(4);
        Outcome foreign =
            shell.at(service.uri(), command, "register,_a,_b,https%3A%2F%2Fother.example");
        assertThat(foreign.exitCode()).isEqualTo(4);
        assertThat(foreign.err()).contains("--service https://other.example");
      }
      assertThat(service.heard()).isEmpty();
    }
  }

  private static Result recovered(Request request, String secret, KeyPair shown) {
    KeyStatus status = KeyStatus.reported(StatusValue.INVALID, List.of(), List.of(), List.of());
    KeyBinding binding =
        new KeyBinding(
            new BindingDescription(
                Optional.of("_b"),
                KeyInfo.of(new KeyDatum.Value(shown.getPublic())),
                Set.of(),
                List.of(Specimens.ALICE)),
            Optional.empty(),
            status);
    return new Result.Recover(
        Specimens.header(request, ResultCode.SUCCESS),
        List.of(binding),
        Optional.of(
            new PrivateKeyEncryption(new SecureRandom())
                .encrypt(ESCROWED, LimitedUseSecret.of(secret).encryptionKey(32))));
  }

  private Outcome recover(FakeService service) {
    return shell.at(
        service.uri(),
        "recover",
        "--for",
        "alice@example.org",
        "--out",
        out,
        "--secret-file",
        secretFile);
  }

  @Test
  void aPrivateKeyComesBackForItsOwnerAlone() throws Exception {
    try (FakeService service =
        FakeService.signing(Specimens.SERVICE_KEY, r -> recovered(r, SECRET, ESCROWED))) {
      Outcome outcome = recover(service);
      assertThat(outcome.exitCode()).isZero();
      Path file = Path.of(out, "alice@example.org.key.pem");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(PemFile.read(file).requiredKeyPair().getPublic()).isEqualTo(ESCROWED.getPublic());
      Request.Recover sent = (Request.Recover) service.heard().get(0).request();
      assertThat(sent.header().offers(ResponseMechanism.PENDING)).isTrue();
      assertThat(sent.binding().description().useKeyWith()).containsExactly(Specimens.ALICE);
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
  void aRecoveryThatIsApprovedLaterIsCollectedWithTheSecret() throws Exception {
    try (FakeService service = after(1, r -> recovered(r, SECRET, ESCROWED))) {
      Outcome put = recover(service);
      assertThat(put.exitCode()).isEqualTo(6);
      String ticket = put.out().strip();
      assertThat(shell.at(service.uri(), "collect", ticket).exitCode())
          .as("no secret")
          .isEqualTo(4);
      assertThat(service.heard()).hasSize(1);
      Outcome collected =
          shell.at(service.uri(), "collect", ticket, "--out", out, "--secret-file", secretFile);
      assertThat(collected.exitCode()).isZero();
      assertThat(collected.out()).contains("private key in");
    }
  }

  @Test
  void aKeyThatIsNotTheRightOneIsNotWritten() throws Exception {
    try (FakeService service =
        FakeService.signing(
            Specimens.SERVICE_KEY, r -> recovered(r, "A000-BBBB-1111-CCCC", ESCROWED))) {
      Outcome outcome = recover(service);
      assertThat(outcome.exitCode()).isEqualTo(5);
      assertThat(outcome.err()).contains("another secret");
    }
    KeyPair other = NewKey.P256.generate(new SecureRandom());
    try (FakeService service =
        FakeService.signing(Specimens.SERVICE_KEY, r -> recovered(r, SECRET, other))) {
      assertThat(recover(service).err()).contains("not that of the key");
    }
    assertThat(Path.of(out)).isEmptyDirectory();
  }

  @Test
  void nothingIsRecoveredThatCouldNotBeWritten() throws Exception {
    Files.writeString(Path.of(out), "a file where a folder is due");
    try (FakeService service =
        FakeService.signing(Specimens.SERVICE_KEY, r -> recovered(r, SECRET, ESCROWED))) {
      assertThat(recover(service).exitCode()).isEqualTo(4);
      assertThat(service.heard()).isEmpty();
    }
  }
}
