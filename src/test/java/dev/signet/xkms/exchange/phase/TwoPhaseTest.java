package dev.signet.xkms.exchange.phase;

import static dev.signet.xkms.exchange.phase.PhaseScene.again;
import static dev.signet.xkms.exchange.phase.PhaseScene.first;
import static dev.signet.xkms.exchange.phase.PhaseScene.message;
import static dev.signet.xkms.exchange.phase.PhaseScene.nonce;
import static dev.signet.xkms.exchange.phase.PhaseScene.received;
import static dev.signet.xkms.exchange.phase.PhaseScene.second;
import static dev.signet.xkms.exchange.phase.PhaseScene.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Turn;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets through the gate, and what the others are told. */
class TwoPhaseTest {
  private final PhaseScene scene = new PhaseScene();
  private final Nonces nonces = scene.node();
  private final TwoPhase gate = scene.gateOf(nonces);

  private static String plain(String attributes) {
    return message("LocateRequest", attributes, List.of(), PhaseScene.QUERY);
  }

  private void assertRequired(String request) {
    assertThat(gate.gate(received(request)).map(PhaseScene::words))
        .contains("Sender/RepresentRequired");
  }

  @Test
  void nothingIsDemandedNever() {
    assertThat(scene.gate(Demand.NEVER).gate(received(plain("Id='_1'")))).isEmpty();
    assertThat(scene.gate(Demand.NEVER).gate(received(first("_1")))).isEmpty();
    assertThat(scene.keys.reads).isZero();
  }

  @Test
  void underLoadItDependsOnTheLoad() {
    TwoPhase adaptive = scene.gate(Demand.UNDER_LOAD);
    assertThat(adaptive.gate(received(first("_1")))).isEmpty();
    scene.loadIsHigh = true;
    assertThat(adaptive.gate(received(first("_1"))).map(PhaseScene::words)).contains("Represent");
  }

  @Test
  @Requirement("XR-T01")
  @Requirement("XR-T02")
  void anOfferIsTakenUpWithANonceAndNothingIsDone() {
    Answer<? extends Result> answer = gate.gate(received(first("_1"))).orElseThrow();
    assertThat(words(answer)).isEqualTo("Represent");
    assertThat(answer.result()).isInstanceOf(Result.Locate.class);
    assertThat(answer.result().header().requestId()).contains("_1");
    assertThat(answer.result().header().nonce().orElseThrow().length()).isEqualTo(49);
    assertThat(scene.spent.all).isEmpty();
  }

  @Test
  @Requirement("XR-T03")
  @Requirement("XR-T01")
  void whoDoesNotOfferIsToldToAndGetsNoNonce() {
    Answer<? extends Result> answer = gate.gate(received(plain("Id='_1'"))).orElseThrow();
    assertThat(words(answer)).isEqualTo("Sender/RepresentRequired");
    assertThat(answer.result()).isInstanceOf(Result.Locate.class);
    assertThat(answer.result().header().nonce()).isEmpty();
  }

  @Test
  @Requirement("XR-T04")
  void theSecondRequestGetsThrough() {
    Octets nonce = nonce(gate, first("_1"));
    assertThat(gate.gate(received(second("_2", nonce, "_1")))).isEmpty();
  }

  @Test
  @Requirement("XR-T04")
  void whateverDiffersStopsIt() {
    Octets nonce = nonce(gate, first("_1"));
    String right = second("_2", nonce, "_1");
    assertRequired(right.replace("bob@", "eve@"));
    assertRequired(right.replace("OriginalRequestId='_1'", "OriginalRequestId='_2'"));
    assertRequired(right.replace("OriginalRequestId='_1'", ""));
    assertRequired(right.replace("LocateRequest", "ValidateRequest"));
    assertThat(gate.gate(received(PhaseScene.document(right), "192.0.2.8")).map(PhaseScene::words))
        .contains("Sender/RepresentRequired");
    assertThat(gate.gate(received(right))).isEmpty();
  }

  @Test
  @Requirement("XR-T05")
  void aStaleNonceIsReplacedWhereThatIsOffered() {
    Octets stale = nonce(gate, first("_1"));
    scene.time.pass(Duration.ofMinutes(10));
    assertRequired(second("_2", stale, "_1"));
    String offering =
        message("LocateRequest", again("_3", stale, "_1"), List.of("Represent"), PhaseScene.QUERY);
    Octets fresh = nonce(gate, offering);
    assertThat(gate.gate(received(second("_4", fresh, "_1")))).isEmpty();
  }

  @Test
  void aLookUpMayUseAFreshNonceAgain() throws Exception {
    Octets nonce = nonce(gate, first("_1"));
    for (int i = 2; i < 5; i++) {
      ReceivedRequest<?> request = received(second("_" + i, nonce, "_1"));
      assertThat(gate.gate(request)).isEmpty();
      gate.spend(request);
    }
    assertThat(scene.spent.all).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AA==", " A A = = ", "////", "AQAAAAAAAAABAAAAAAAAAAE="})
  void strangeNoncesAreRefused(String text) {
    assertRequired(plain("Id='_2' OriginalRequestId='_1' Nonce='" + text + "'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PendingRequest", "StatusRequest"})
  void askingForAPendingResultHasPhasesOfItsOwn(String element) {
    String fixed = "ResponseId='_p' OriginalRequestId='_1' ";
    Octets nonce = nonce(gate, message(element, fixed + "Id='_5'", List.of("Represent"), ""));
    String shown = fixed + "Id='_6' Nonce='" + nonce.toBase64() + "'";
    assertThat(gate.gate(received(message(element, shown, List.of(), "")))).isEmpty();
    assertRequired(message(element, shown.replace("_p", "_q"), List.of(), ""));
    assertRequired(message(element, shown.replace("'_1'", "'_5'"), List.of(), ""));
  }

  @Test
  void theNonceOfARequestIsNoneForItsPendingResult() {
    Octets nonce = nonce(gate, first("_1"));
    assertRequired(
        message("PendingRequest", again("_2", nonce, "_1") + " ResponseId='_p'", List.of(), ""));
  }

  @Test
  void bothPatternsTogetherBeginWithTheNonce() {
    List<String> both = List.of("Represent", "Pending");
    Octets nonce = nonce(gate, message("LocateRequest", "Id='_1'", both, PhaseScene.QUERY));
    String second =
        message("LocateRequest", again("_2", nonce, "_1"), List.of("Pending"), PhaseScene.QUERY);
    assertThat(gate.gate(received(second))).isEmpty();
  }

  @Test
  void nothingIsEchoedForNothingWasVerified() {
    String request =
        message(
            "LocateRequest",
            "Id='_1'",
            List.of("Represent", "RequestSignatureValue"),
            PhaseScene.QUERY);
    ReceivedRequest<?> read = received(request);
    SignatureFinding claimed =
        new SignatureFinding.Verified(
            TestKeys.ec().getPublic(), KeyInfo.EMPTY, Octets.of(new byte[64]));
    Answer<? extends Result> answer =
        gate.gate(new ReceivedRequest<>(read.request(), claimed, read.channel(), read.turn()))
            .orElseThrow();
    assertThat(answer.result().header().requestSignatureValue()).isEmpty();
  }

  @Test
  void aRequestThatWasNotReadFromTheWireIsNotLetThrough() {
    ReceivedRequest<?> made = received(first("_1")).at(Turn.FIRST);
    assertThatThrownBy(() -> gate.gate(made)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everythingIsCounted() {
    Octets nonce = nonce(gate, first("_1"));
    gate.gate(received(second("_2", nonce, "_1")));
    gate.gate(received(second("_3", nonce, "_other")));
    gate.gate(received(plain("Id='_4'")));
    scene.time.pass(Duration.ofMinutes(10));
    gate.gate(received(second("_5", nonce, "_1")));
    assertThat(nonces.counts().now()).isEqualTo(new TwoPhaseCounts.Snapshot(1, 3, 1, 1, 1, 0));
  }

  @Test
  void everyOperationIsAnsweredInItsOwnType() {
    Optional<Answer<? extends Result>> answer =
        gate.gate(received(PhaseScene.revoke("Id='_1'", "Represent")));
    assertThat(answer.orElseThrow().result()).isInstanceOf(Result.Revoke.class);
  }
}
