package dev.signet.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the client does when a service wants a request again with a nonce. */
class TwoPhaseClientTest {
  private static final Query ALICE = Query.named(Specimens.ALICE);
  private static final Octets NONCE = Octets.of(new byte[] {1, 2, 3});

  private static Result represent(Request request, Octets nonce) {
    ResultHeader header = Specimens.header(request, ResultCode.of(ResultMajor.REPRESENT));
    return request.operation().bare(header.withNonce(nonce));
  }

  /** Answers the first request with Represent and the second with this. */
  private static Function<Request, Result> twoPhased(Function<Request, Result> then) {
    return request ->
        request.header().flow().nonce().isEmpty() ? represent(request, NONCE) : then.apply(request);
  }

  private static XkmsClient client(FakeService service, ResponseTrust trust) {
    return XkmsClient.overHttp(ClientSettings.of(ServiceAddress.of(service.uri()), trust));
  }

  private static XkmsClient near(FakeService service) {
    return client(service, new ResponseTrust.Loopback());
  }

  private static void assertRejected(Answer<?> answer, String because) {
    assertThat(answer).isInstanceOf(Answer.Rejected.class);
    assertThat(((Answer.Rejected<?>) answer).because()).contains(because);
  }

  @Test
  @Requirement("XR-T04")
  void theSecondRequestIsTheFirstWithANewIdAndTheNonce() throws Exception {
    try (FakeService service = FakeService.unsigned(twoPhased(Specimens::found))) {
      Answer<Result.Locate> answer = near(service).locate(ALICE.atMost(3).explained());
      assertThat(answer).isInstanceOf(Answer.Accepted.class);
      Request.Locate first = (Request.Locate) service.heard().get(0).request();
      Request.Locate second = (Request.Locate) service.heard().get(1).request();
      assertThat(first.header().offers(ResponseMechanism.REPRESENT)).isTrue();
      assertThat(second.header().flow().mechanisms()).isEmpty();
      assertThat(second.header().flow().nonce()).contains(NONCE);
      assertThat(second.header().flow().originalRequestId()).contains(first.header().id());
      assertThat(second.header().id()).matches("_[0-9a-f]{32}").isNotEqualTo(first.header().id());
      assertThat(second.query()).isEqualTo(first.query());
      assertThat(second.header().responseLimit()).isEqualTo(first.header().responseLimit());
      assertThat(second.header().extensions()).isEqualTo(first.header().extensions());
    }
  }

  @Test
  @Requirement("XR-M05")
  void theLastAnswerBelongsToTheSecondRequest() throws Exception {
    try (FakeService service =
        FakeService.unsigned(
            twoPhased(
                second -> {
                  String first = second.header().flow().originalRequestId().orElseThrow();
                  return new Result.Locate(
                      ResultHeader.of(
                          "_a", second.header().service(), ResultCode.SUCCESS, Optional.of(first)),
                      List.of());
                }))) {
      assertRejected(near(service).locate(ALICE), "RequestId");
    }
  }

  @Test
  @Requirement("XR-T01")
  void itIsSentAgainOnceOnly() throws Exception {
    try (FakeService service = FakeService.unsigned(request -> represent(request, NONCE))) {
      assertRejected(near(service).locate(ALICE), "not offered");
      assertThat(service.heard()).hasSize(2);
    }
  }

  @Test
  @Requirement("XR-T02")
  void withoutANonceItIsNot() throws Exception {
    ResultCode represent = ResultCode.of(ResultMajor.REPRESENT);
    try (FakeService service =
        FakeService.unsigned(r -> r.operation().bare(Specimens.header(r, represent)))) {
      assertRejected(near(service).locate(ALICE), "no nonce");
      assertThat(service.heard()).hasSize(1);
    }
    try (FakeService service =
        FakeService.unsigned(request -> represent(request, Octets.of(new byte[0])))) {
      assertRejected(near(service).locate(ALICE), "no nonce");
    }
  }

  @Test
  void anUntypedDemandIsUnderstoodToo() throws Exception {
    try (FakeService service =
        FakeService.unsigned(
            request ->
                request.header().flow().nonce().isEmpty()
                    ? new Result.Plain(represent(request, NONCE).header())
                    : Specimens.found(request))) {
      assertThat(near(service).locate(ALICE)).isInstanceOf(Answer.Accepted.class);
    }
  }

  @Test
  void bothRequestsAreSignedAndTheSecondSignatureCounts() throws Exception {
    try (FakeService service =
        FakeService.signing(
            Specimens.SERVICE_KEY, twoPhased(r -> Specimens.judged(r, StatusValue.VALID)))) {
      ClientSettings settings =
          ClientSettings.of(ServiceAddress.of(service.uri()), new ResponseTrust.Loopback())
              .withIdentity(Specimens.OTHER_KEY);
      assertThat(XkmsClient.overHttp(settings).validate(ALICE)).isInstanceOf(Answer.Accepted.class);
      assertThat(service.heard()).hasSize(2);
      for (FakeService.Heard heard : service.heard()) {
        assertThat(new MessageSignature(AlgorithmProfile.MODERN).verify(heard.message()))
            .isInstanceOf(SignatureFinding.Verified.class);
        assertThat(heard.request().header().offers(ResponseMechanism.REQUEST_SIGNATURE_VALUE))
            .isTrue();
      }
    }
  }

  @Test
  void authenticationAndProofOfPossessionHoldInTheSecondRequest() throws Exception {
    Octets mac = Octets.of(new byte[20]);
    RequestCredentials credentials =
        new RequestCredentials(
            Optional.of(mac), Optional.empty(), Optional.of(Specimens.ALICES_KEY));
    PrototypeKeyBinding prototype =
        new PrototypeKeyBinding(Specimens.alice(), Optional.empty(), Optional.empty());
    try (FakeService service =
        FakeService.unsigned(
            twoPhased(
                r ->
                    new Result.Register(
                        Specimens.header(r, ResultCode.SUCCESS), List.of(), Optional.empty())))) {
      assertThat(near(service).register(new Registration(prototype, credentials)))
          .isInstanceOf(Answer.Accepted.class);
      Request.Register second = (Request.Register) service.heard().get(1).request();
      assertThat(second.authentication().keyBinding().orElseThrow().verifyWith(mac).holds())
          .isTrue();
      assertThat(
              second
                  .proofOfPossession()
                  .orElseThrow()
                  .verifyWith(Specimens.ALICES_KEY.publicKey())
                  .holds())
          .isTrue();
    }
  }

  @Test
  void anOrderIsNotSentAgainBecauseSomebodySaysSo() throws Exception {
    Amendment order = Amendment.of(Specimens.alice(), RequestCredentials.NONE);
    Function<Request, Result> service =
        twoPhased(r -> new Result.Revoke(Specimens.header(r, ResultCode.SUCCESS), List.of()));
    try (FakeService unsigned = FakeService.unsigned(service)) {
      assertRejected(client(unsigned, new ResponseTrust.Tls()).revoke(order), "anyone");
      assertThat(unsigned.heard()).hasSize(1);
      assertThat(client(unsigned, new ResponseTrust.Tls()).locate(ALICE))
          .as("a look-up may be")
          .isInstanceOf(Answer.Rejected.class);
      assertThat(unsigned.heard()).hasSize(3);
    }
    ResponseTrust pinned = new ResponseTrust.PinnedKeys(Set.of(Specimens.SERVICE_KEY.publicKey()));
    try (FakeService signing = FakeService.signing(Specimens.SERVICE_KEY, service)) {
      assertThat(client(signing, pinned).revoke(order)).isInstanceOf(Answer.Accepted.class);
    }
  }

  @Test
  void bothPhasesShareTheTimeOfOneExchange() throws Exception {
    try (FakeService service =
        FakeService.doing(
            heard -> {
              Thread.sleep(600);
              return heard.reply(
                  new dev.signet.xkms.xml.MessageWriter()
                      .write(twoPhased(Specimens::found).apply(heard.request())));
            })) {
      ClientSettings settings =
          ClientSettings.of(ServiceAddress.of(service.uri()), new ResponseTrust.Loopback())
              .withLimits(ClientLimits.DEFAULT.withRequestTime(Duration.ofSeconds(1)));
      assertThat(XkmsClient.overHttp(settings).locate(ALICE))
          .isInstanceOf(Answer.Unreachable.class);
      assertThat(service.heard()).hasSize(2);
    }
  }
}
