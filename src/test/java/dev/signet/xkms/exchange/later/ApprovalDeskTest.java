package dev.signet.xkms.exchange.later;

import static dev.signet.xkms.exchange.later.Exchange.NOW;
import static dev.signet.xkms.exchange.later.Exchange.desk;
import static dev.signet.xkms.exchange.later.Exchange.words;
import static dev.signet.xkms.exchange.later.Messages.bearer;
import static dev.signet.xkms.exchange.later.Messages.compound;
import static dev.signet.xkms.exchange.later.Messages.pending;
import static dev.signet.xkms.exchange.later.Messages.register;
import static dev.signet.xkms.exchange.later.Messages.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.pki.certificate.Fingerprint;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.later.ApprovalDesk.Outcome;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalDeskTest {
  private static final Deferral TWO = Deferral.approval("two have to agree", 2);

  private final Logger audit = Logger.getLogger("dev.signet.xkms.audit");
  private final List<String> lines = new ArrayList<>();
  private final Handler handler = new Listener();
  private final Exchange exchange = new Exchange();
  private final AtomicInteger carriedOut = new AtomicInteger();
  private final LaterWork node =
      exchange.node(
          waiting -> {
            carriedOut.incrementAndGet();
            return new Result.Register(
                Messages.header(ResultCode.SUCCESS), List.of(), Optional.empty());
          });
  private final LaterDesk desk = desk(node);
  private final ApprovalDesk operators = new ApprovalDesk(node);

  private final class Listener extends Handler {
    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    audit.addHandler(handler);
    audit.setUseParentHandlers(false);
  }

  @AfterEach
  void close() {
    audit.removeHandler(handler);
    audit.setUseParentHandlers(true);
    exchange.close();
  }

  private String taken(Request request) throws Refused {
    return desk.take(exchange.signed(request, Exchange.CLIENT), TWO).result().header().id();
  }

  private Result collected(String original, String id) throws Refused {
    return exchange.collected(desk, exchange.signed(pending(original, id), Exchange.CLIENT));
  }

  private long only() {
    return operators.waiting(9).get(0).number();
  }

  @Test
  void operatorsSeeWhatTheyNeedAndNoSecret() throws Refused {
    String id = taken(register("_1", bearer()));
    WaitingApproval shown = operators.waiting(9).get(0);
    assertThat(shown.wishes())
        .containsExactly(
            new Wish(
                Operation.REGISTER,
                List.of("SMIME:alice@example.org"),
                Optional.of(Fingerprint.of(Messages.KEY).hex())));
    assertThat(shown.asker().peer()).isEqualTo("192.0.2.7");
    assertThat(shown.asker().requestId()).isEqualTo("_1");
    assertThat(shown.asker().signer()).contains(Fingerprint.of(Exchange.CLIENT.getPublic()).hex());
    assertThat(shown.since()).isEqualTo(NOW);
    assertThat(shown.until()).isEqualTo(NOW.plus(Duration.ofDays(2)));
    assertThat(shown.because()).isEqualTo("two have to agree");
    assertThat(shown.approvals()).isEqualTo(2);
    assertThat(shown.toString()).doesNotContain(id.substring(1)).doesNotContain("hush");
  }

  @Test
  void everyPartOfACompoundIsShown() throws Refused {
    taken(compound("_1", 3));
    assertThat(operators.waiting(9).get(0).wishes())
        .extracting(Wish::operation)
        .containsExactly(Operation.LOCATE, Operation.LOCATE, Operation.LOCATE);
  }

  @Test
  void twoOperatorsLetItBeCarriedOut() throws Refused {
    String id = taken(register("_1", bearer()));
    long number = only();
    assertThat(operators.approve(number, "ann")).isEqualTo(Outcome.MORE_NEEDED);
    assertThat(operators.approve(number, "ann")).isEqualTo(Outcome.HEARD_BEFORE);
    assertThat(operators.waiting(9).get(0).approvers()).containsExactly("ann");
    assertThat(carriedOut).hasValue(0);
    assertThat(operators.approve(number, "bob")).isEqualTo(Outcome.APPROVED);
    assertThat(words(collected("_1", id))).isEqualTo("Success");
    assertThat(carriedOut).hasValue(1);
    assertThat(operators.approve(number, "carl")).isEqualTo(Outcome.NOTHING_TO_DECIDE);
    assertThat(operators.deny(number, "carl", "late")).isEqualTo(Outcome.NOTHING_TO_DECIDE);
  }

  @Test
  void oneOperatorRefusesAndTheRequestorIsNotToldWhy() throws Refused {
    String id = taken(register("_1", bearer()));
    long number = only();
    operators.approve(number, "ann");
    assertThat(operators.deny(number, "bob", "Alice has left")).isEqualTo(Outcome.DENIED);
    Result result = collected("_1", id);
    assertThat(result).isInstanceOf(Result.Register.class);
    assertThat(words(result)).isEqualTo("Sender/Refused");
    assertThat(result.header().extensions()).isEmpty();
    assertThat(desk.collect(exchange.signed(pending("_1", id), Exchange.CLIENT)).note())
        .isEqualTo("denied by bob: Alice has left");
    assertThat(carriedOut).hasValue(0);
  }

  @Test
  void aDeniedCompoundHasFailedInAllItsParts() throws Refused {
    String id = taken(compound("_1", 3));
    operators.deny(only(), "bob", "no");
    Result.Status status = desk.status(exchange.signed(status("_1", id), Exchange.CLIENT)).result();
    assertThat(words(status)).isEqualTo("Success");
    assertThat(status.failure()).contains(BigInteger.valueOf(3));
  }

  @Test
  void everyDecisionLeavesALineThatNobodyCanForge() throws Refused {
    String id = taken(register("_1", bearer()));
    long number = only();
    operators.approve(number, "ann");
    operators.approve(number, "ann");
    operators.deny(number, "bob", "no\nevent=approval by=\"ann\"");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith("event=approval pending=" + number + " operation=Register")
        .contains("SMIME:alice@example.org")
        .contains("by=\"operator:ann\"")
        .contains("request=\"_1\"");
    assertThat(lines.get(1))
        .startsWith("event=denial")
        .contains("words=\"no\\\\u000aevent=approval by=\\\"ann\\\"\"")
        .doesNotContain("\n");
    assertThat(String.join("", lines)).doesNotContain(id.substring(1)).doesNotContain("hush");
  }

  @Test
  void expiredRequestsAreNotDecided() throws Refused {
    taken(register("_1", bearer()));
    long number = only();
    exchange.pass(Duration.ofDays(2));
    assertThat(operators.waiting(9)).isEmpty();
    assertThat(operators.approve(number, "ann")).isEqualTo(Outcome.NOTHING_TO_DECIDE);
    assertThat(operators.deny(number, "ann", "")).isEqualTo(Outcome.NOTHING_TO_DECIDE);
  }

  @Test
  void listsAreBounded() throws Refused {
    for (int i = 0; i < 3; i++) {
      taken(register("_" + i, bearer()));
    }
    assertThat(operators.waiting(2)).hasSize(2);
    assertThat(operators.waiting(0)).isEmpty();
    assertThat(operators.waiting(-1)).isEmpty();
    assertThat(operators.waiting(Integer.MAX_VALUE)).hasSize(3);
  }

  @Test
  void operatorsHaveNames() {
    for (String nobody : List.of("", " ", "a\0", "a\nb", "x".repeat(256))) {
      assertThatThrownBy(() -> operators.approve(1, nobody))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> operators.deny(1, nobody, "no"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatNeedsNoApprovalIsNotShown() throws Refused {
    Exchange other = new Exchange();
    try (other) {
      LaterWork idle = other.node();
      desk(idle).take(other.sent(Messages.locate("_1")), Deferral.wished("later"));
      assertThat(new ApprovalDesk(idle).waiting(9)).isEmpty();
    }
  }
}
