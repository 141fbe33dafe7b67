package dev.signet.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.envelope.WireBinding;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the client sends, and how it copes with a service that is not there. */
class XkmsClientTest {
  private static final Query ALICE = Query.named(Specimens.ALICE);

  private static XkmsClient client(FakeService service, ResponseTrust trust) {
    return XkmsClient.overHttp(ClientSettings.of(ServiceAddress.of(service.uri()), trust));
  }

  @ParameterizedTest
  @EnumSource(WireBinding.class)
  @Requirement("XR-B02")
  @Requirement("XR-B03")
  @Requirement("XR-B06")
  void asksAndUnderstandsInEveryBinding(WireBinding binding) throws Exception {
    try (FakeService service = FakeService.unsigned(Specimens::found)) {
      ServiceAddress address = ServiceAddress.of(service.uri()).withBinding(binding);
      Answer<Result.Locate> answer =
          XkmsClient.overHttp(ClientSettings.of(address, new ResponseTrust.Loopback()))
              .locate(ALICE);
      assertThat(answer).isInstanceOf(Answer.Accepted.class);
      FakeService.Heard heard = service.heard().get(0);
      assertThat(heard.field("Content-type"))
          .startsWith(
              switch (binding) {
                case SOAP11 -> "text/xml";
                case SOAP12 -> "application/soap+xml";
                case PLAIN -> "application/xml";
              });
      assertThat(heard.field("Soapaction")).isEqualTo(binding == WireBinding.SOAP11 ? "\"\"" : "");
      assertThat(heard.field("Upgrade")).as("no attempt at HTTP/2").isEmpty();
    }
  }

  @Test
  void sendsEveryPartOfTheQuery() throws Exception {
    try (FakeService service = FakeService.unsigned(Specimens::found)) {
      Instant noon = Instant.parse("2026-11-23T12:00:00Z");
      client(service, new ResponseTrust.Loopback())
          .locate(
              ALICE
                  .usedFor(Set.of(KeyUsage.ENCRYPTION))
                  .at(noon)
                  .atMost(3)
                  .wanting(RespondWith.KEY_VALUE, RespondWith.X509_CERT));
      Request.Locate sent = (Request.Locate) service.heard().get(0).request();
      assertThat(sent.query().description().useKeyWith()).containsExactly(Specimens.ALICE);
      assertThat(sent.query().description().keyUsage()).containsExactly(KeyUsage.ENCRYPTION);
      assertThat(sent.query().timeInstant()).contains(noon);
      assertThat(sent.header().responseLimit()).contains(BigInteger.valueOf(3));
      assertThat(sent.header().respondWith())
          .containsExactlyInAnyOrder(RespondWith.KEY_VALUE.uri(), RespondWith.X509_CERT.uri());
      assertThat(sent.header().service()).isEqualTo(service.uri());
    }
  }

  @Test
  void everyMessageHasAnIdOf128Bits() throws Exception {
    try (FakeService service = FakeService.unsigned(Specimens::found)) {
      XkmsClient client = client(service, new ResponseTrust.Loopback());
      client.locate(ALICE);
      client.locate(ALICE);
      String first = service.heard().get(0).request().header().id();
      String second = service.heard().get(1).request().header().id();
      assertThat(first).matches("_[0-9a-f]{32}").isNotEqualTo(second);
    }
  }

  @Test
  void anErrorOfTheServiceIsAnAnswer() throws Exception {
    ResultCode refused = ResultCode.of(ResultMajor.RECEIVER, ResultMinor.REFUSED);
    try (FakeService service =
        FakeService.unsigned(r -> new Result.Plain(Specimens.header(r, refused)))) {
      Answer<Result.Validate> answer =
          client(service, new ResponseTrust.Loopback()).validate(ALICE);
      assertThat(answer).isInstanceOf(Answer.Accepted.class);
      assertThat(((Answer.Accepted<Result.Validate>) answer).result().header().code())
          .isEqualTo(refused);
    }
  }

  @Test
  void aSignedRequestCarriesASignatureAndAsksForItsEcho() throws Exception {
    try (FakeService service =
        FakeService.signing(Specimens.SERVICE_KEY, r -> Specimens.judged(r, StatusValue.VALID))) {
      ClientSettings settings =
          ClientSettings.of(
                  ServiceAddress.of(service.uri()),
                  new ResponseTrust.PinnedKeys(Set.of(Specimens.SERVICE_KEY.publicKey())))
              .withIdentity(Specimens.OTHER_KEY);
      XkmsClient.overHttp(settings).validate(ALICE);
      assertThat(service.heard().get(0).text())
          .contains("SignatureValue>")
          .contains("#RequestSignatureValue");
    }
  }

  @Test
  void aRevocationByCodeCarriesTheCodeAndNoAuthentication() throws Exception {
    try (FakeService service =
        FakeService.unsigned(
            r -> new Result.Revoke(Specimens.header(r, ResultCode.SUCCESS), java.util.List.of()))) {
      var code = dev.signet.xkms.model.Octets.of(new byte[20]);
      client(service, new ResponseTrust.Loopback())
          .revoke(Amendment.byRevocationCode(Specimens.alice(), code));
      Request.Revoke sent = (Request.Revoke) service.heard().get(0).request();
      assertThat(sent.revocationCode()).contains(code);
      assertThat(sent.authentication().isEmpty()).isTrue();
      assertThat(sent.binding().description().keyInfo().all(KeyDatum.Certificate.class)).hasSize(1);
      assertThat(sent.binding().status().value()).isEqualTo(StatusValue.INDETERMINATE);
    }
  }

  @Test
  void nothingListeningIsUnreachable() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    Answer<Result.Locate> answer =
        XkmsClient.overHttp(
                ClientSettings.of(
                    ServiceAddress.of("http://127.0.0.1:" + free + "/xkms"),
                    new ResponseTrust.Loopback()))
            .locate(ALICE);
    assertThat(answer).isInstanceOf(Answer.Unreachable.class);
  }

  @Test
  void aServiceThatKeepsSilentIsUnreachable() throws Exception {
    try (FakeService service =
        FakeService.doing(
            heard -> {
              Thread.sleep(5000);
              return FakeService.Reply.of(200, "");
            })) {
      ClientSettings settings =
          ClientSettings.of(ServiceAddress.of(service.uri()), new ResponseTrust.Loopback())
              .withLimits(ClientLimits.DEFAULT.withRequestTime(Duration.ofMillis(200)));
      long start = System.nanoTime();
      Answer<Result.Locate> answer = XkmsClient.overHttp(settings).locate(ALICE);
      assertThat(answer).isInstanceOf(Answer.Unreachable.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void aBodyThatDripsIsCutOffInTime() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread dripping = new Thread(() -> drip(socket));
      dripping.start();
      ClientSettings settings =
          ClientSettings.of(
                  ServiceAddress.of("http://127.0.0.1:" + socket.getLocalPort() + "/xkms"),
                  new ResponseTrust.Loopback())
              .withLimits(ClientLimits.DEFAULT.withRequestTime(Duration.ofMillis(400)));
      Answer<Result.Locate> answer = XkmsClient.overHttp(settings).locate(ALICE);
      assertThat(answer).isInstanceOf(Answer.Unreachable.class);
      dripping.interrupt();
      dripping.join(5000);
    }
  }

  private static void drip(ServerSocket socket) {
    try (var connection = socket.accept()) {
      var out = connection.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes("US-ASCII"));
      for (int i = 0; i < 100; i++) {
        out.write(' ');
        out.flush();
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void lookUpsConnectAgainAndOrdersDoNot() {
    AtomicInteger attempts = new AtomicInteger();
    Transport dead =
        post -> {
          attempts.incrementAndGet();
          throw new Transport.NotConnected("refused", new IOException());
        };
    ClientSettings settings =
        ClientSettings.of(
            ServiceAddress.of("http://127.0.0.1:1/xkms"), new ResponseTrust.Loopback());
    XkmsClient client = new XkmsClient(settings, dead, new SecureRandom());
    assertThat(client.locate(ALICE)).isInstanceOf(Answer.Unreachable.class);
    assertThat(attempts.getAndSet(0)).isEqualTo(ClientLimits.DEFAULT.connectAttempts());
    assertThat(client.revoke(Amendment.of(Specimens.alice(), RequestCredentials.NONE)))
        .isInstanceOf(Answer.Unreachable.class);
    assertThat(attempts.get()).isEqualTo(1);
  }

  @Test
  void aLookUpThatWasSentIsNotSentAgain() {
    AtomicInteger attempts = new AtomicInteger();
    Transport breaking =
        post -> {
          attempts.incrementAndGet();
          throw new IOException("reset");
        };
    ClientSettings settings =
        ClientSettings.of(
            ServiceAddress.of("http://127.0.0.1:1/xkms"), new ResponseTrust.Loopback());
    assertThat(new XkmsClient(settings, breaking, new SecureRandom()).locate(ALICE))
        .isInstanceOf(Answer.Unreachable.class);
    assertThat(attempts.get()).isEqualTo(1);
  }
}
