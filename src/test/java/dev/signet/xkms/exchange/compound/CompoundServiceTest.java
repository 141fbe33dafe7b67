package dev.signet.xkms.exchange.compound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.load.Costs;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.xml.dom.SecureXml;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of the parts of a compound, and of the compound. */
class CompoundServiceTest extends CompoundScene {
  private static final PartHandler NOBODY =
      part -> {
        throw new AssertionError("nothing was to be carried out");
      };

  @Test
  @Requirement("XR-C01")
  void eachResultNamesItsRequestAndStandsInItsPlace() throws Refused {
    Answer<Result.Compound> answer =
        service(PATIENT)
            .carryOut(
                received(compound(locate("_1"), validate("_2"), locate("_3"))), this::success);
    assertThat(words(answer)).containsExactly("_1 Success", "_2 Success", "_3 Success");
    assertThat(answer.result().results().get(1)).isInstanceOf(Result.Validate.class);
    assertThat(answer.result().header().requestId()).contains("_outer");
    assertThat(answer.result().header().code()).isEqualTo(ResultCode.SUCCESS);
    assertThat(answer.result().results()).extracting(r -> r.header().id()).doesNotHaveDuplicates();
    assertThat(answer.note()).isEqualTo("3 parts, 3 with Success");
  }

  @Test
  @Requirement("XR-C03")
  void whatBecomesOfOnePartLeavesTheOthersAlone() throws Refused {
    PartHandler handler =
        part ->
            switch (id(part)) {
              case "_refused" -> throw Refusal.notSupported("not here");
              case "_fault" -> throw new IllegalStateException("a fault in the middle");
              case "_later" -> bare(part, ResultCode.of(ResultMajor.PENDING));
              default -> success(part);
            };
    List<LogRecord> logged = Collections.synchronizedList(new ArrayList<>());
    Answer<Result.Compound> answer =
        logging(
            logged,
            () ->
                service(PATIENT)
                    .carryOut(
                        received(
                            compound(
                                locate("_1"),
                                locate("_refused"),
                                validate("_fault"),
                                locate("_later"),
                                locate("_2"))),
                        handler));
    assertThat(words(answer))
        .containsExactly(
            "_1 Success",
            "_refused Sender/MessageNotSupported",
            "_fault Receiver/Failure",
            "_later Pending",
            "_2 Success");
    assertThat(answer.note())
        .isEqualTo(
            "5 parts, 2 with Success; 2: Sender/MessageNotSupported, not here;"
                + " 3: Receiver/Failure, a fault; 4: Pending");
    assertThat(logged).hasSize(1);
    assertThat(logged.get(0).getMessage())
        .isEqualTo("correlation=c-42 part=3 operation=Validate result=fault");
    assertThat(logged.get(0).getThrown()).hasMessage("a fault in the middle");
  }

  @Test
  @Requirement("XR-C03")
  void aPartForAnotherServiceIsNotCarriedOut() throws Refused {
    Request.Locate elsewhere =
        locate("_x", "https://other.example/xkms", ResponseMechanism.PENDING);
    PartHandler handler =
        part -> {
          assertThat(id(part)).isEqualTo("_1");
          return success(part);
        };
    assertThat(
            words(service(PATIENT).carryOut(received(compound(elsewhere, locate("_1"))), handler)))
        .containsExactly("_x Sender/Failure", "_1 Success");
  }

  @Test
  void aResultOfAnotherKindIsAFaultOfThatPart() throws Refused {
    PartHandler handler = part -> Answer.of(new Result.Plain(headers.to(part, ResultCode.SUCCESS)));
    assertThat(words(service(PATIENT).carryOut(received(compound(locate("_1"))), handler)))
        .containsExactly("_1 Receiver/Failure");
  }

  @Test
  void offersOfTwoPhasesInsideCountForNothing() throws Refused {
    Request.Locate offering = locate("_1", SERVICE, ResponseMechanism.REPRESENT);
    assertThat(words(service(PATIENT).carryOut(received(compound(offering)), this::success)))
        .containsExactly("_1 Success");
  }

  @Test
  void aPartThatOffersToWaitIsSeenToDoSo() throws Refused {
    PartHandler handler =
        part ->
            bare(
                part,
                part.request().header().offers(ResponseMechanism.PENDING)
                    ? ResultCode.of(ResultMajor.PENDING)
                    : ResultCode.SUCCESS);
    Request.Locate offering = locate("_1", SERVICE, ResponseMechanism.PENDING);
    assertThat(
            words(service(PATIENT).carryOut(received(compound(offering, locate("_2"))), handler)))
        .containsExactly("_1 Pending", "_2 Success");
  }

  @Test
  @Requirement("XR-R10")
  void tooManyPartsAreRefusedAsAWhole() throws Refused {
    CompoundService service = service(CompoundRules.DEFAULT);
    assertThat(refusal(() -> service.carryOut(received(compound(many(65))), NOBODY)))
        .isEqualTo("Receiver/Refused");
    assertThat(words(service.carryOut(received(compound(many(64))), this::success)))
        .hasSize(64)
        .allMatch(words -> words.endsWith(" Success"));
  }

  @Test
  @Requirement("XR-R10")
  void partsThatDoNotFitIntoTheCostBudgetAreRefused() throws Refused {
    CompoundRules rules = costing(6);
    Answer<Result.Compound> answer =
        service(rules)
            .carryOut(
                received(
                    compound(
                        locate("_1"), validate("_4"), validate("_8"), locate("_5"), locate("_6"))),
                this::success);
    assertThat(words(answer))
        .containsExactly(
            "_1 Success", "_4 Success", "_8 Receiver/Refused", "_5 Success", "_6 Receiver/Refused");
    assertThat(words(service(costing(3)).carryOut(received(compound(validate("_4"))), NOBODY)))
        .containsExactly("_4 Receiver/Refused");
  }

  @Test
  void whatCostsTooMuchIsPutOffForWhoOffersToWait() throws Refused {
    RequestHeader.Flow flow = RequestHeader.Flow.offering(ResponseMechanism.PENDING);
    RequestHeader header =
        new RequestHeader(
            "_outer", SERVICE, flow, List.of(), Optional.empty(), Optional.empty(), List.of());
    ReceivedRequest<Request.Compound> request =
        received(new Request.Compound(header, List.of(validate("_1"), validate("_2"))));
    CompoundService service = service(costing(6));
    assertThatThrownBy(() -> service.carryOut(request, NOBODY))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code().words()).isEqualTo("Receiver/NotSynchronous");
              assertThat(refused.deferral().orElseThrow().kind()).isEqualTo(Deferral.Kind.TOO_LONG);
            });
    ReceivedRequest<Request.Compound> later = request.at(request.turn().later(Set.of("ann")));
    assertThat(words(service.carryOut(later, this::success)))
        .containsExactly("_1 Success", "_2 Success");
  }

  @Test
  void partsKnowWhatTheirCompoundKnowsAndHaveAMessageOfTheirOwn() throws Refused {
    ReceivedRequest<Request.Compound> request = received(compound(locate("_1"), locate("_2")));
    PartHandler handler =
        part -> {
          assertThat(part.channel()).isSameAs(CHANNEL);
          assertThat(part.turn().isLater()).isTrue();
          assertThat(part.turn().approvers()).containsExactly("ann");
          String text = text(part);
          assertThat(text).startsWith("<LocateRequest ").contains("Id=\"" + id(part) + "\"");
          assertThat(text).doesNotContain("_outer").contains(SERVICE);
          return success(part);
        };
    ReceivedRequest<Request.Compound> later = request.at(request.turn().later(Set.of("ann")));
    assertThat(words(service(PATIENT).carryOut(later, handler)))
        .containsExactly("_1 Success", "_2 Success");
  }

  @Test
  void theProgressIsToldFromBeginningToEnd() throws Refused {
    List<String> told = new ArrayList<>();
    PartHandler handler =
        part -> {
          if (id(part).equals("_no")) {
            throw Refusal.notSupported("not here");
          }
          return id(part).equals("_later")
              ? bare(part, ResultCode.of(ResultMajor.PENDING))
              : success(part);
        };
    CompoundRules oneByOne = narrow(1, 1, Duration.ofMinutes(5));
    service(oneByOne)
        .carryOut(
            received(compound(locate("_1"), locate("_no"), locate("_later"), locate("_2"))),
            handler,
            (success, failure, pending) -> {
              assertThat(success + failure + pending).isEqualTo(4);
              told.add(success + " " + failure + " " + pending);
            });
    assertThat(told).endsWith("2 1 1").doesNotHaveDuplicates();
  }

  @Test
  void aCompoundWithoutItsMessageIsAFault() {
    ReceivedRequest<Request.Compound> bare =
        new ReceivedRequest<>(
            compound(locate("_1")), received(compound(locate("_1"))).signature(), CHANNEL);
    assertThatThrownBy(() -> service(PATIENT).carryOut(bare, NOBODY))
        .isInstanceOf(IllegalArgumentException.class);
    ReceivedRequest<Request.Compound> other =
        bare.at(received(compound(locate("_1"), locate("_2"))).turn());
    assertThatThrownBy(() -> service(PATIENT).carryOut(other, NOBODY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Requirement("XR-C02")
  void compoundsAndQuestionsAboutPendingOnesCannotStandInside() {
    String sent =
        new String(SecureXml.serialise(written(compound(locate("_1")))), StandardCharsets.UTF_8);
    for (String other : List.of("CompoundRequest", "PendingRequest", "StatusRequest")) {
      String nested = sent.replace("LocateRequest", other);
      assertThatThrownBy(() -> received(nested)).as(other).hasMessageContaining(other);
    }
  }

  @Test
  void rulesRefuseNumbersThatMakeNoSense() {
    for (int parts : new int[] {Integer.MIN_VALUE, -1, 0, 257, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> rules(parts, 8, 32)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> rules(64, parts, 32)).isInstanceOf(IllegalArgumentException.class);
    }
    for (int workers : new int[] {Integer.MIN_VALUE, 0, 10_001, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> rules(64, 8, workers)).isInstanceOf(IllegalArgumentException.class);
    }
    for (Duration time :
        List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThatThrownBy(() -> new CompoundRules.Budget(time, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (int cost : new int[] {Integer.MIN_VALUE, 0, 1_000_001}) {
      assertThatThrownBy(() -> new CompoundRules.Budget(Duration.ofSeconds(1), cost))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static CompoundRules rules(int parts, int sideBySide, int workers) {
    return new CompoundRules(
        parts, sideBySide, workers, Duration.ZERO, AMPLE, AMPLE, Costs.DEFAULT);
  }

  private static CompoundRules costing(int most) {
    CompoundRules.Budget budget = new CompoundRules.Budget(Duration.ofMinutes(5), most);
    return new CompoundRules(64, 8, 32, Duration.ofMinutes(1), budget, AMPLE, Costs.DEFAULT);
  }

  private static Request.Simple[] many(int parts) {
    return IntStream.range(0, parts)
        .mapToObj(i -> (Request.Simple) locate("_p" + i))
        .toArray(Request.Simple[]::new);
  }

  private static String text(ReceivedRequest<Request.Simple> part) {
    return new String(
        part.turn().original().orElseThrow().octets().toByteArray(), StandardCharsets.UTF_8);
  }

  private interface Carried {
    Answer<Result.Compound> out() throws Refused;
  }

  private static Answer<Result.Compound> logging(List<LogRecord> lines, Carried carried)
      throws Refused {
    Logger logger = Logger.getLogger("dev.signet.xkms.compound");
    Handler collector =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    collector.setLevel(Level.ALL);
    logger.addHandler(collector);
    try {
      return carried.out();
    } finally {
      logger.removeHandler(collector);
    }
  }
}
