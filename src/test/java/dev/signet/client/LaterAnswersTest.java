package dev.signet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.PendingNotification;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.StatusValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Requests that may be answered later: the offer, the ticket, and what is fetched with it. */
class LaterAnswersTest {
  private static final Errand<Result.Validate> ALICE =
      Errand.validate(Query.named(Specimens.ALICE));
  private static final ResultCode PENDING = ResultCode.of(ResultMajor.PENDING);

  private static XkmsClient client(FakeService service) {
    return XkmsClient.overHttp(
        ClientSettings.of(ServiceAddress.of(service.uri()), new ResponseTrust.Loopback()));
  }

  private static FakeService answering(Function<Request, Result> answers) throws Exception {
    return FakeService.unsigned(answers);
  }

  private static Result pending(Request request) {
    return request.operation().bare(Specimens.header(request, PENDING));
  }

  private static Ticket ticket(FakeService service, Operation operation) {
    return new Ticket(service.uri(), "_first", "_put-off", operation, List.of());
  }

  private static void assertRejected(Answer<?> answer, String because) {
    assertThat(answer).isInstanceOf(Answer.Rejected.class);
    assertThat(((Answer.Rejected<?>) answer).because()).contains(because);
  }

  private static Result resultOf(Answer<? extends Result> answer) {
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return ((Answer.Accepted<? extends Result>) answer).result();
  }

  @Test
  @Requirement("XR-A03")
  void whatIsAnsweredAtOnceNeedsNoTicket() throws Exception {
    try (FakeService service = answering(r -> Specimens.judged(r, StatusValue.VALID))) {
      Outcome<Result.Validate> outcome = client(service).entrust(ALICE);
      assertThat(outcome.isFinal()).isTrue();
      assertThat(resultOf(outcome.answer()).header().code()).isEqualTo(ResultCode.SUCCESS);
      assertThat(service.heard().get(0).request().header().offers(ResponseMechanism.PENDING))
          .isTrue();
    }
  }

  @Test
  @Requirement("XR-A04")
  void whatIsPutOffIsFetchedWithTheTicket() throws Exception {
    try (FakeService service =
        answering(
            r ->
                r instanceof Request.Pending
                    ? Specimens.judged(r, StatusValue.VALID)
                    : pending(r))) {
      Outcome<Result.Validate> outcome = client(service).entrust(ALICE);
      Ticket ticket = Ticket.of(outcome.ticket().orElseThrow().text());
      Outcome<Result> collected = client(service).collect(ticket);
      assertThat(collected.isFinal()).isTrue();
      assertThat(resultOf(collected.answer())).isInstanceOf(Result.Validate.class);

      String first = service.heard().get(0).request().header().id();
      Request.Pending asked = (Request.Pending) service.heard().get(1).request();
      assertThat(asked.header().id()).isNotEqualTo(first);
      assertThat(asked.header().flow().originalRequestId()).contains(first);
      assertThat(asked.responseId()).isEqualTo("_answer");
    }
  }

  @Test
  @Requirement("XR-A01")
  void aPendingThatWasNotOfferedIsRejected() throws Exception {
    try (FakeService service = answering(LaterAnswersTest::pending)) {
      assertRejected(client(service).send(ALICE), "not offered");
    }
  }

  @Test
  @Requirement("XR-A06")
  void theSameTicketServesAgainWhileNothingIsReady() throws Exception {
    try (FakeService service =
        answering(r -> Operation.VALIDATE.bare(Specimens.header(r, PENDING)))) {
      Ticket ticket = ticket(service, Operation.VALIDATE);
      assertThat(client(service).collect(ticket).ticket()).contains(ticket);
    }
  }

  @Test
  @Requirement("XR-A05")
  void aResultOfAnotherTypeIsRejected() throws Exception {
    try (FakeService service = answering(Specimens::found)) {
      assertRejected(
          client(service).collect(ticket(service, Operation.VALIDATE)).answer(), "LocateResult");
    }
  }

  @Test
  void aResultForTheFirstRequestIsNoneForThePendingRequest() throws Exception {
    try (FakeService service =
        answering(
            r ->
                new Result.Validate(
                    ResultHeader.of(
                        "_a", r.header().service(), ResultCode.SUCCESS, Optional.of("_first")),
                    List.of()))) {
      assertRejected(
          client(service).collect(ticket(service, Operation.VALIDATE)).answer(), "another request");
    }
  }

  @Test
  @Requirement("XR-R11")
  void anUnknownTicketIsTheServicesAnswer() throws Exception {
    ResultCode unknown = ResultCode.of(ResultMajor.SENDER, ResultMinor.UNKNOWN_RESPONSE_ID);
    try (FakeService service = answering(r -> new Result.Plain(Specimens.header(r, unknown)))) {
      Outcome<Result> outcome = client(service).collect(ticket(service, Operation.REGISTER));
      assertThat(outcome.isFinal()).isTrue();
      assertThat(resultOf(outcome.answer())).isInstanceOf(Result.Register.class);
      assertThat(resultOf(outcome.answer()).header().code()).isEqualTo(unknown);
    }
  }

  @Test
  @Requirement("XR-A08")
  void theStatusComesWithItsCounters() throws Exception {
    try (FakeService service =
        answering(
            r ->
                new Result.Status(
                    Specimens.header(r, PENDING),
                    Optional.of(BigInteger.TWO),
                    Optional.of(BigInteger.ZERO),
                    Optional.of(BigInteger.ONE)))) {
      Answer<Result.Status> answer = client(service).status(ticket(service, Operation.VALIDATE));
      Result.Status status = (Result.Status) resultOf(answer);
      assertThat(status.success()).contains(BigInteger.TWO);
      assertThat(status.pending()).contains(BigInteger.ONE);
      Request.Status asked = (Request.Status) service.heard().get(0).request();
      assertThat(asked.header().flow().originalRequestId()).contains("_first");
      assertThat(asked.responseId()).isEqualTo("_put-off");
    }
  }

  @Test
  void aTicketOfAnotherServiceIsNotShown() throws Exception {
    try (FakeService service = answering(Specimens::found)) {
      Ticket foreign =
          new Ticket("https://other.example/xkms", "_a", "_b", Operation.LOCATE, List.of());
      assertThatThrownBy(() -> client(service).collect(foreign))
          .hasMessageContaining("https://other.example/xkms");
      assertThatThrownBy(() -> client(service).status(foreign))
          .hasMessageContaining("https://other.example/xkms");
      assertThat(service.heard()).isEmpty();
    }
  }

  @Test
  @Requirement("XR-A10")
  void aWishToBeToldGoesWithTheRequest() throws Exception {
    PendingNotification mail =
        new PendingNotification("urn:ietf:rfc:822", "mailto:alice@example.org");
    try (FakeService service = answering(LaterAnswersTest::pending)) {
      client(service).entrust(ALICE, mail);
      assertThat(service.heard().get(0).request().header().flow().notification()).contains(mail);
    }
  }

  /** Another request under the same Id may have been put off instead of the signed one. */
  @Test
  void aPendingThatDoesNotEchoTheSignatureIsRejected() throws Exception {
    try (FakeService service =
        FakeService.signing(Specimens.SERVICE_KEY, LaterAnswersTest::pending)) {
      ResponseTrust pinned =
          new ResponseTrust.PinnedKeys(Set.of(Specimens.SERVICE_KEY.publicKey()));
      ClientSettings settings =
          ClientSettings.of(ServiceAddress.of(service.uri()), pinned)
              .withIdentity(Specimens.OTHER_KEY);
      assertRejected(
          XkmsClient.overHttp(settings).entrust(ALICE).answer(), "RequestSignatureValue");
    }
  }

  /** First Represent, then Pending: the exchange keeps the Id of its very first request. */
  @Test
  @Requirement("XR-A04")
  void twoPhasesDoNotChangeWhatTheTicketNames() throws Exception {
    try (FakeService service =
        answering(r -> r.header().flow().nonce().isPresent() ? second(r) : represent(r))) {
      Outcome<Result.Validate> outcome = client(service).entrust(ALICE);
      String first = service.heard().get(0).request().header().id();
      assertThat(outcome.ticket().orElseThrow().requestId()).isEqualTo(first);
      Outcome<Result> collected = client(service).collect(outcome.ticket().orElseThrow());
      assertThat(resultOf(collected.answer()).header().code()).isEqualTo(ResultCode.SUCCESS);
      assertThat(service.heard()).hasSize(4);
      for (FakeService.Heard heard : service.heard().subList(1, 4)) {
        assertThat(heard.request().header().flow().originalRequestId()).contains(first);
      }
    }
  }

  private static Result represent(Request request) {
    ResultHeader header = Specimens.header(request, ResultCode.of(ResultMajor.REPRESENT));
    Operation operation =
        request instanceof Request.Pending ? Operation.VALIDATE : request.operation();
    return operation.bare(header.withNonce(Octets.of(new byte[] {1, 2, 3})));
  }

  private static Result second(Request request) {
    return request instanceof Request.Pending
        ? Specimens.judged(request, StatusValue.VALID)
        : pending(request);
  }
}
