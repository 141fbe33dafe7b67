package dev.signet.xkms.exchange.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.OriginalMessage;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.Sealing;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.exchange.Turn;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.registry.Receipt;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.WireMessages;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which messages are recognised, and who gets the first answer to them. */
class RepetitionTest {
  private static final String HERE = "https://keys.example.org/xkms";
  private static final String ELSEWHERE = "https://keys.example.org/xkms/strict";
  private static final Channel TLS = new Channel(true, "192.0.2.7", "c-1");
  private static final Channel PLAIN = new Channel(false, "192.0.2.7", "c-1");

  private final Map<Octets, Receipt> kept = new HashMap<>();
  private final Repetition repetition = repetition(HERE, Optional.of(new Reversing()));

  private Repetition repetition(String service, Optional<Sealing> sealing) {
    ServiceProfile profile =
        new ServiceProfile(
            "default", List.of(service), EnumSet.allOf(Operation.class), Set.of(), 10, false);
    return new Repetition(
        handle -> Optional.ofNullable(kept.get(handle)), sealing, profile, RepeatRules.DEFAULT);
  }

  /** Stands for a cipher: turns the octets around, and remembers the purpose. */
  private static final class Reversing implements Sealing {
    private final Map<Octets, String> purposes = new HashMap<>();

    @Override
    public Octets seal(Octets plain, String purpose) {
      Octets sealed = reversed(plain);
      purposes.put(sealed, purpose);
      return sealed;
    }

    @Override
    public Octets open(Octets sealed, String purpose) {
      assertThat(purposes.get(sealed)).isEqualTo(purpose);
      return reversed(sealed);
    }

    private static Octets reversed(Octets octets) {
      byte[] value = octets.toByteArray();
      byte[] turned = new byte[value.length];
      for (int i = 0; i < value.length; i++) {
        turned[i] = value[value.length - 1 - i];
      }
      return Octets.of(turned);
    }
  }

  @Test
  @Requirement("XR-M14")
  void theSameMessageGetsTheSameAnswer() throws Refused {
    Result result = registered("_a1", false);
    keep(read(TLS, revocation("_1")), result);

    assertThat(repetition.firstAnswer(read(PLAIN, revocation("_1"))).orElseThrow().result())
        .isEqualTo(result);
    assertThat(repetition.once(read(TLS, revocation("_1")), RepetitionTest::never).result())
        .isEqualTo(result);
  }

  @Test
  void anotherIdOrOtherOctetsAreAnotherMessage() {
    keep(read(TLS, revocation("_1")), registered("_a1", false));
    ReceivedRequest<Request> original = read(TLS, revocation("_1"));
    Turn otherOctets = read(TLS, revocation("_2")).turn();

    assertThat(repetition.firstAnswer(read(TLS, revocation("_2")))).isEmpty();
    assertThat(repetition.firstAnswer(original.at(otherOctets))).isEmpty();
    assertThat(
            repetition.firstAnswer(
                new ReceivedRequest<>(
                    revocation("_2"), original.signature(), TLS, original.turn())))
        .as("another part of the same message")
        .isEmpty();
  }

  @Test
  void onlyWhatChangesSomethingAndCameAsOctetsHasAReceipt() {
    Result result = registered("_a1", false);
    Request locate = new Request.Locate(header("_1"), WireMessages.query());
    ReceivedRequest<Request> revocation = read(TLS, revocation("_1"));

    assertThat(repetition.receipt(read(TLS, locate), result)).isEmpty();
    assertThat(repetition.receipt(revocation.at(Turn.FIRST), result)).isEmpty();
    assertThat(repetition.firstAnswer(revocation.at(Turn.FIRST))).isEmpty();
    assertThat(repetition.receipt(revocation, result)).isPresent();
    assertThat(repetition.receipt(revocation.at(revocation.turn().later(Set.of("anna"))), result))
        .as("on a later turn it is the same message")
        .isEqualTo(repetition.receipt(revocation, result));
  }

  @Test
  void anotherEndpointGivesNoFirstAnswer() {
    keep(read(TLS, revocation("_1")), registered("_a1", false));
    assertThat(repetition(ELSEWHERE, Optional.empty()).firstAnswer(read(TLS, revocation("_1"))))
        .isEmpty();
  }

  @Test
  void aBearerCredentialIsLookedAtOverConfidentialChannelsOnly() {
    Request.Revoke bare = revocation("_1");
    Authentication shown =
        new Authentication(Optional.empty(), Optional.of(WireMessages.password()));
    Request bearing =
        new Request.Revoke(bare.header(), bare.binding(), shown, bare.revocationCode());
    keep(read(TLS, bearing), registered("_a1", false));

    assertThat(repetition.firstAnswer(read(PLAIN, bearing))).isEmpty();
    assertThat(repetition.firstAnswer(read(TLS, bearing))).isPresent();
  }

  @Test
  void aPrivateKeyIsKeptSealedAndGivenOverConfidentialChannelsOnly() {
    Result result = registered("_a1", true);
    Receipt receipt = keep(read(TLS, revocation("_1")), result);

    assertThat(receipt.sealed()).isTrue();
    assertThat(receipt.answer()).isNotEqualTo(StoredResult.write(result));
    assertThat(repetition.firstAnswer(read(PLAIN, revocation("_1")))).isEmpty();
    assertThat(repetition.firstAnswer(read(TLS, revocation("_1"))).orElseThrow().result())
        .isEqualTo(result);
  }

  @Test
  void withoutAKeyToSealUnderNoPrivateKeyIsKeptAndNoneIsGiven() {
    Repetition keyless = repetition(HERE, Optional.empty());
    ReceivedRequest<Request> received = read(TLS, revocation("_1"));
    keep(received, registered("_a1", true));

    assertThat(keyless.firstAnswer(received)).isEmpty();
    assertThat(keyless.receipt(received, registered("_a1", true))).isEmpty();
    assertThat(keyless.receipt(received, registered("_a1", false))).isPresent();
  }

  @Test
  void anAnswerThatIsTooLargeIsNotKept() {
    ReceivedRequest<Request> received = read(TLS, revocation("_1"));
    Result large =
        registered("_a1", false).with(headerWith("x".repeat(RepeatRules.DEFAULT.largestAnswer())));
    assertThat(repetition.receipt(received, large)).isEmpty();
  }

  @Test
  void whoIsRefusedBecauseAnotherCopyCameFirstGetsItsAnswer() throws Refused {
    Result result = registered("_a1", false);
    ReceivedRequest<Request> received = read(TLS, revocation("_1"));
    Answer<? extends Result> answer =
        repetition.once(
            received,
            () -> {
              keep(received, result);
              throw Refusal.noAuthentication("the other copy spent the secret");
            });
    assertThat(answer.result()).isEqualTo(result);
  }

  @Test
  void whoIsRefusedForAnotherReasonStaysRefused() {
    assertThatThrownBy(
            () ->
                repetition.once(
                    read(TLS, revocation("_1")),
                    () -> {
                      throw Refusal.noAuthentication("no secret");
                    }))
        .isInstanceOf(Refused.class)
        .hasMessage("no secret");
  }

  @Test
  void aDamagedAnswerIsAFaultAndNoAnswer() {
    ReceivedRequest<Request> received = read(TLS, revocation("_1"));
    Receipt receipt = keep(received, registered("_a1", false));
    kept.put(receipt.handle(), new Receipt(receipt.handle(), Octets.of(new byte[9]), false));
    assertThatThrownBy(() -> repetition.firstAnswer(received))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void theRulesHaveLimits() {
    Duration day = Duration.ofDays(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepeatRules(Duration.ofSeconds(59), 4096));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepeatRules(Duration.ofDays(367), 4096));
    assertThatIllegalArgumentException().isThrownBy(() -> new RepeatRules(day, 1023));
    assertThatIllegalArgumentException().isThrownBy(() -> new RepeatRules(day, 1 << 21));
  }

  private Receipt keep(ReceivedRequest<Request> received, Result result) {
    Receipt receipt = repetition.receipt(received, result).orElseThrow();
    kept.put(receipt.handle(), receipt);
    return receipt;
  }

  private static Answer<Result> never() {
    throw new AssertionError("carried out a second time");
  }

  private static ReceivedRequest<Request> read(Channel channel, Request request) {
    RequestCredentials none =
        new RequestCredentials(Optional.empty(), Optional.empty(), Optional.empty());
    OriginalMessage original = new OriginalMessage(new MessageWriter().write(request, none));
    return new ReceivedRequest<>(
        request, new SignatureFinding.NotSigned(), channel, Turn.of(original));
  }

  private static RequestHeader header(String id) {
    return RequestHeader.of(id, HERE);
  }

  private static Request.Revoke revocation(String id) {
    return new Request.Revoke(
        header(id), WireMessages.named(), Authentication.NONE, Optional.empty());
  }

  private static Result registered(String id, boolean privateKey) {
    return new Result.Register(
        ResultHeader.of(id, HERE, ResultCode.SUCCESS, Optional.of("_1")),
        List.of(WireMessages.valid()),
        privateKey ? Optional.of(WireMessages.privateKey()) : Optional.empty());
  }

  private static ResultHeader headerWith(String opaque) {
    return new ResultHeader(
        "_a1",
        HERE,
        ResultCode.SUCCESS,
        Optional.of("_1"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new OpaqueClientData(List.of(opaque))),
        List.of());
  }
}
