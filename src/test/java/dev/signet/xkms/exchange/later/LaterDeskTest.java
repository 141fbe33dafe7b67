package dev.signet.xkms.exchange.later;

import static dev.signet.xkms.exchange.later.Exchange.NOW;
import static dev.signet.xkms.exchange.later.Exchange.desk;
import static dev.signet.xkms.exchange.later.Exchange.words;
import static dev.signet.xkms.exchange.later.Messages.assertRefused;
import static dev.signet.xkms.exchange.later.Messages.compound;
import static dev.signet.xkms.exchange.later.Messages.locate;
import static dev.signet.xkms.exchange.later.Messages.located;
import static dev.signet.xkms.exchange.later.Messages.offering;
import static dev.signet.xkms.exchange.later.Messages.pending;
import static dev.signet.xkms.exchange.later.Messages.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.later.notice.NoticeRules;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.xml.ExplanationExtension;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaterDeskTest {
  private static final Deferral WISHED = Deferral.wished("the operator wishes it");
  private static final Deferral TWO = Deferral.approval("two have to agree", 2);

  private final Exchange exchange = new Exchange();
  private final LaterDesk desk = desk(exchange.node());

  @AfterEach
  void close() {
    exchange.close();
  }

  private Result taken(Request request, Deferral why) throws Refused {
    return exchange.told(desk.take(exchange.sent(request), why));
  }

  private Result asked(String original, String responseId) throws Refused {
    return exchange.told(desk.collect(exchange.sent(pending(original, responseId))));
  }

  private static void finish(Exchange exchange) {
    exchange.node(waiting -> located());
  }

  @Test
  @Requirement("XR-A04")
  @Requirement("XR-A05")
  void theResultIsCollectedByTheIdOfThePendingOne() throws Refused {
    Result pending = taken(locate("_1"), WISHED);
    assertThat(pending).isInstanceOf(Result.Locate.class);
    assertThat(words(pending)).isEqualTo("Pending");
    assertThat(pending.header().requestId()).contains("_1");
    assertThat(pending.header().id()).matches("_[0-9a-f]{32}");
    finish(exchange);
    Result result = exchange.collected(desk, exchange.sent(pending("_1", pending.header().id())));
    assertThat(result).isInstanceOf(Result.Locate.class);
    assertThat(words(result)).isEqualTo("Success");
    assertThat(result.header().requestId()).contains("_ask");
    assertThat(result.header().id()).matches("_[0-9a-f]{32}").isNotEqualTo(pending.header().id());
    assertThat(result.header().opaqueClientData())
        .contains(new OpaqueClientData(List.of("bWluZQ==")));
    assertThat(result.header().requestSignatureValue()).isEmpty();
  }

  @Test
  void theResultMayBeCollectedAgain() throws Refused {
    String id = taken(locate("_1"), WISHED).header().id();
    finish(exchange);
    Result first = exchange.collected(desk, exchange.sent(pending("_1", id)));
    Result second = asked("_1", id);
    assertThat(words(second)).isEqualTo("Success");
    assertThat(second.header().id()).isNotEqualTo(first.header().id());
  }

  @Test
  @Requirement("XR-A01")
  @Requirement("XR-A02")
  void pendingIsNotSentToWhoDoesNotOfferIt() {
    Request.Locate synchronous =
        locate(
            "_1", offering(ResponseMechanism.REPRESENT, ResponseMechanism.REQUEST_SIGNATURE_VALUE));
    assertRefused("Receiver/NotSynchronous", () -> desk.take(exchange.sent(synchronous), WISHED));
    assertThat(exchange.book.undecided(9, NOW)).isEmpty();
  }

  @Test
  @Requirement("XR-A06")
  void whatIsNotReadyIsPendingAgainUnderAnyOfItsIds() throws Refused {
    String first = taken(compound("_1", 2), TWO).header().id();
    Result again = asked("_1", first);
    assertThat(again).isInstanceOf(Result.Compound.class);
    assertThat(words(again)).isEqualTo("Pending");
    assertThat(again.header().requestId()).contains("_ask");
    String second = again.header().id();
    assertThat(second).isNotEqualTo(first);
    String third = asked("_1", second).header().id();
    assertThat(third).isNotIn(first, second);
    for (String id : List.of(first, second, third)) {
      assertThat(words(asked("_1", id))).isEqualTo("Pending");
    }
  }

  @Test
  @Requirement("XR-A07")
  void askingHowFarItIsConsumesNothing() throws Refused {
    String id = taken(locate("_1"), WISHED).header().id();
    assertThat(words(state("_1", id))).isEqualTo("Pending");
    finish(exchange);
    exchange.collected(desk, exchange.sent(pending("_1", id)));
    for (int i = 0; i < 3; i++) {
      Result.Status status = state("_1", id);
      assertThat(words(status)).isEqualTo("Success");
      assertThat(status.header().requestId()).contains("_how");
      assertThat(status.success()).isEmpty();
      assertThat(status.pending()).isEmpty();
      assertThat(status.failure()).isEmpty();
    }
    assertThat(words(asked("_1", id))).isEqualTo("Success");
  }

  private Result.Status state(String original, String id) throws Refused {
    return (Result.Status) exchange.told(desk.status(exchange.sent(status(original, id))));
  }

  private static Optional<BigInteger> some(int count) {
    return Optional.of(BigInteger.valueOf(count));
  }

  @Test
  @Requirement("XR-A08")
  void thePartsOfACompoundAreCountedWhileTheyEnd() throws Refused {
    String id = taken(compound("_1", 3), WISHED).header().id();
    assertThat(state("_1", id).pending()).isEqualTo(some(3));
    java.util.concurrent.CountDownLatch go = new java.util.concurrent.CountDownLatch(1);
    exchange.node(
        waiting -> {
          waiting.progress().counted(1, 1, 1);
          Patience.await(go);
          return compoundResult();
        });
    Patience.until(() -> state("_1", id).failure().equals(some(1)));
    assertThat(words(state("_1", id))).isEqualTo("Pending");
    assertThat(state("_1", id).success()).isEqualTo(some(1));
    assertThat(state("_1", id).pending()).isEqualTo(some(1));
    go.countDown();
    Patience.until(() -> words(state("_1", id)).equals("Success"));
    assertThat(state("_1", id).success()).isEqualTo(some(2));
    assertThat(state("_1", id).failure()).isEqualTo(some(1));
    assertThat(state("_1", id).pending()).isEqualTo(some(0));
    Result.Compound compound = (Result.Compound) asked("_1", id);
    assertThat(compound.results()).extracting(r -> words(r)).hasSize(3);
    assertThat(compound.results().get(2).header().requestId()).contains("_part2");
  }

  private static Result compoundResult() {
    List<Result.Simple> parts =
        List.of(
            part("_part0", ResultMajor.SUCCESS),
            part("_part1", ResultMajor.SENDER),
            part("_part2", ResultMajor.SUCCESS));
    return new Result.Compound(Messages.header(ResultCode.SUCCESS), parts);
  }

  private static Result.Simple part(String id, ResultMajor major) {
    ResultHeader header =
        ResultHeader.of("_of" + id, Exchange.SERVICE, ResultCode.of(major), Optional.of(id));
    return new Result.Locate(header, List.of());
  }

  @Test
  void afterTwoPhasesTheExchangeHasTheIdOfItsFirstRequest() throws Refused {
    RequestHeader.Flow second =
        new RequestHeader.Flow(
            Set.of(ResponseMechanism.PENDING.uri()),
            Optional.of(Octets.of(new byte[] {1})),
            Optional.of("_first"),
            Optional.empty());
    String id = taken(locate("_second", second), TWO).header().id();
    assertThat(words(asked("_first", id))).isEqualTo("Pending");
    assertThat(words(asked("_second", id))).isEqualTo("Pending");
    assertRefused("Sender/UnknownResponseId", () -> asked("_third", id));
  }

  @Test
  void unknownIdsLeadNowhere() throws Refused {
    String id = taken(locate("_1"), TWO).header().id();
    for (String wrong :
        List.of("_0", id + "0", "x".repeat(10_000), id.toUpperCase(java.util.Locale.ROOT))) {
      assertRefused("Sender/UnknownResponseId", () -> asked("_1", wrong));
      assertRefused("Sender/UnknownResponseId", () -> state("_1", wrong));
    }
    for (String wrong : List.of("_2", "_1_", "_" + "1".repeat(10_000))) {
      assertRefused("Sender/UnknownResponseId", () -> asked(wrong, id));
    }
    ReceivedRequest<Request.Pending> good = exchange.sent(pending("_1", id));
    for (String hostile :
        List.of(
            "",
            ".",
            "." + id,
            id.substring(1),
            "\0",
            id + "\0",
            "\ud800",
            "'; drop table pending_request; --")) {
      Request.Pending request = new Request.Pending(good.request().header(), hostile);
      assertRefused("Sender/UnknownResponseId", () -> desk.collect(good.around(request)));
    }
  }

  @Test
  void aPendingRequestMustSayWhichRequestItMeans() throws Refused {
    String id = taken(locate("_1"), TWO).header().id();
    Request.Pending bare =
        new Request.Pending(Messages.header("_ask", RequestHeader.Flow.SYNCHRONOUS), id);
    assertRefused("Sender/UnknownResponseId", () -> desk.collect(exchange.sent(bare)));
  }

  @Test
  void anotherEndpointDoesNotKnowTheResult() throws Refused {
    String id = taken(locate("_1"), TWO).header().id();
    LaterDesk other = new LaterDesk(exchange.node(), Exchange.headers("other"));
    assertRefused(
        "Sender/UnknownResponseId", () -> other.collect(exchange.sent(pending("_1", id))));
    assertRefused("Sender/UnknownResponseId", () -> other.status(exchange.sent(status("_1", id))));
  }

  @Test
  void anotherNodeDoesAndSoDoesTheNextStart() throws Refused {
    String id = taken(locate("_1"), WISHED).header().id();
    LaterDesk other = desk(exchange.node());
    assertThat(words(other.collect(exchange.sent(pending("_1", id))).result()))
        .isEqualTo("Pending");
    finish(exchange);
    assertThat(words(exchange.collected(other, exchange.sent(pending("_1", id)))))
        .isEqualTo("Success");
  }

  @Test
  void aRequestThatWaitedTooLongIsForgotten() throws Refused {
    String id = taken(locate("_1"), TWO).header().id();
    exchange.pass(Duration.ofDays(2).minusSeconds(1));
    assertThat(words(asked("_1", id))).isEqualTo("Pending");
    exchange.pass(Duration.ofSeconds(1));
    assertRefused("Sender/UnknownResponseId", () -> asked("_1", id));
    assertThat(exchange.node().tidy()).isEqualTo(1);
  }

  @Test
  void aResultIsKeptForAsLongAsTheRulesSay() throws Refused {
    String id = taken(locate("_1"), WISHED).header().id();
    finish(exchange);
    exchange.collected(desk, exchange.sent(pending("_1", id)));
    exchange.pass(Duration.ofDays(3).minusSeconds(1));
    assertThat(words(asked("_1", id))).isEqualTo("Success");
    exchange.pass(Duration.ofSeconds(1));
    assertRefused("Sender/UnknownResponseId", () -> asked("_1", id));
  }

  @Test
  void aFullBookRefuses() throws Refused {
    exchange.rules =
        Exchange.rules(
            new LaterRules.Room(2, 2, 2, 1_000_000), Duration.ofSeconds(1), NoticeRules.OFF);
    LaterDesk small = desk(exchange.node());
    small.take(exchange.sent(locate("_1")), TWO);
    small.take(exchange.sent(locate("_2")), TWO);
    assertRefused("Receiver/Refused", () -> small.take(exchange.sent(locate("_3")), TWO));
  }

  @Test
  void aLargeRequestIsNotKept() {
    exchange.rules =
        Exchange.rules(new LaterRules.Room(2, 2, 2, 1_000), Duration.ofSeconds(1), NoticeRules.OFF);
    LaterDesk small = desk(exchange.node());
    assertRefused("Receiver/Refused", () -> small.take(exchange.sent(compound("_1", 9)), TWO));
  }

  @Test
  void aCopyOfAWaitingMessageJoinsItsExchange() throws Refused {
    String id = taken(locate("_1"), TWO).header().id();
    Result again = taken(locate("_1"), TWO);
    assertThat(again.header().id()).startsWith(id).isNotEqualTo(id);
    assertThat(exchange.book.undecided(9, NOW)).hasSize(1);
    taken(locate("_2"), TWO);
    assertThat(exchange.book.undecided(9, NOW)).hasSize(2);
  }

  @Test
  void whatHasWaitedDoesNotWaitAgain() {
    ReceivedRequest<Request.Locate> sent = exchange.sent(locate("_1"));
    ReceivedRequest<Request.Locate> later = sent.at(sent.turn().later(Set.of("ann")));
    assertRefused("Receiver/NotSynchronous", () -> desk.take(later, TWO));
  }

  @Test
  void aPartOfACompoundDoesNotWaitByItself() {
    ReceivedRequest<Request.Compound> sent = exchange.sent(compound("_1", 1));
    ReceivedRequest<Request.Locate> part = sent.around(locate("_part"));
    assertRefused("Receiver/NotSynchronous", () -> desk.take(part, TWO));
  }

  @Test
  void theSignatureOfThePendingRequestIsEchoedAndNotTheFirstOne() throws Refused {
    ReceivedRequest<Request.Locate> signed = exchange.signed(locate("_1"), Exchange.CLIENT);
    String id = desk.take(signed, WISHED).result().header().id();
    finish(exchange);
    ReceivedRequest<Request.Pending> asking = exchange.signed(pending("_1", id), Exchange.CLIENT);
    Result result = exchange.collected(desk, asking);
    SignatureFinding.Verified verified = (SignatureFinding.Verified) asking.signature();
    assertThat(result.header().requestSignatureValue()).contains(verified.value());
  }

  @Test
  void explanationsSurvive() throws Refused {
    Explanation.Ground ground =
        new Explanation.Ground("Request", StatusValue.INVALID, "a rule", "words");
    MessageExtension extension =
        ExplanationExtension.answer(new Explanation(List.of(ground), List.of()));
    String id = taken(locate("_1"), WISHED).header().id();
    ResultHeader plain = Messages.header(ResultCode.of(ResultMajor.SENDER));
    exchange.node(
        waiting ->
            new Result.Locate(
                new ResultHeader(
                    plain.id(),
                    plain.service(),
                    plain.code(),
                    plain.requestId(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(extension)),
                List.of()));
    Result result = exchange.collected(desk, exchange.sent(pending("_1", id)));
    assertThat(words(result)).isEqualTo("Sender");
    assertThat(ExplanationExtension.readFrom(result.header().extensions()).orElseThrow().grounds())
        .containsExactly(ground);
  }

  @Test
  void theNoteSaysWhatTheRequestorIsNotTold() throws Refused {
    Answer<? extends Result> answer = desk.take(exchange.sent(locate("_1")), TWO);
    assertThat(answer.note()).isEqualTo("two have to agree");
    assertThat(answer.result().header().extensions()).isEmpty();
  }
}
