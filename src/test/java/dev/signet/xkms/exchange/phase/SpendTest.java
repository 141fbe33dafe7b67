package dev.signet.xkms.exchange.phase;

import static dev.signet.xkms.exchange.phase.PhaseScene.again;
import static dev.signet.xkms.exchange.phase.PhaseScene.message;
import static dev.signet.xkms.exchange.phase.PhaseScene.nonce;
import static dev.signet.xkms.exchange.phase.PhaseScene.received;
import static dev.signet.xkms.exchange.phase.PhaseScene.revoke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A nonce is used up by a request that changes something, on all nodes. */
@Requirement("XR-T05")
class SpendTest {
  private final PhaseScene scene = new PhaseScene();
  private final Nonces nonces = scene.node();
  private final TwoPhase gate = scene.gateOf(nonces);
  private final TwoPhase otherNode = scene.gateOf(scene.node());

  private static void assertRefused(TwoPhase gate, ReceivedRequest<?> request) {
    assertThatThrownBy(() -> gate.spend(request))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code().words()).isEqualTo("Sender/RepresentRequired"));
  }

  private ReceivedRequest<?> secondRevoke(String id) {
    return received(revoke(again(id, nonce(gate, revoke("Id='_1'", "Represent")), "_1")));
  }

  @Test
  void aSecondUseIsRefusedOnEveryNode() throws Exception {
    ReceivedRequest<?> request = secondRevoke("_2");
    ReceivedRequest<?> copy = secondRevoke("_3");
    gate.spend(request);
    assertRefused(gate, copy);
    assertRefused(otherNode, copy);
    assertThat(nonces.counts().now().spentTwice()).isEqualTo(1);
  }

  @Test
  void ofAHundredAtOnceOneGetsThrough() throws Exception {
    ReceivedRequest<?> request = secondRevoke("_2");
    ExecutorService threads = Executors.newFixedThreadPool(100);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Boolean>> ends = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        TwoPhase node = i % 2 == 0 ? gate : otherNode;
        ends.add(
            threads.submit(
                () -> {
                  start.await();
                  return gotThrough(node, request);
                }));
      }
      start.countDown();
      int winners = 0;
      for (Future<Boolean> end : ends) {
        winners += end.get(60, TimeUnit.SECONDS) ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean gotThrough(TwoPhase node, ReceivedRequest<?> request) {
    try {
      node.spend(request);
      return node.gate(request).isEmpty();
    } catch (Refused spent) {
      return false;
    }
  }

  private static String compound(String attributes, String part, String... offers) {
    return message("CompoundRequest", attributes, List.of(offers), part);
  }

  private ReceivedRequest<?> secondCompound(String part) {
    Octets nonce = nonce(gate, compound("Id='_1'", part, "Represent"));
    return received(compound(again("_2", nonce, "_1"), part));
  }

  @Test
  void aCompoundSpendsItsNonceOnceIfItChangesSomething() throws Exception {
    ReceivedRequest<?> changing = secondCompound(revoke("Id='_a'"));
    gate.spend(changing);
    assertThat(scene.spent.all).hasSize(1);
    assertRefused(gate, changing);
  }

  @Test
  void aCompoundOfLookUpsSpendsNothing() throws Exception {
    ReceivedRequest<?> asking =
        secondCompound(message("LocateRequest", "Id='_a'", List.of(), PhaseScene.QUERY));
    gate.spend(asking);
    gate.spend(asking);
    assertThat(scene.spent.all).isEmpty();
  }

  @Test
  void aRequestThatWaitedHasSpentItsNonceBefore() throws Exception {
    ReceivedRequest<?> request = secondRevoke("_2");
    gate.spend(request);
    gate.spend(request.at(request.turn().later(Set.of("operator"))));
  }

  @Test
  void anotherServicesNonceHasNoEffect() throws Exception {
    TwoPhase relaxed = scene.gate(Demand.NEVER);
    ReceivedRequest<?> request = received(revoke(again("_2", Octets.of(new byte[20]), "_1")));
    relaxed.spend(request);
    relaxed.spend(request);
    relaxed.spend(received(revoke("Id='_3'")));
    assertThat(scene.spent.all).isEmpty();
  }

  @Test
  void aNonceThatNobodyRemembersAnyMoreCannotBeSpent() {
    ReceivedRequest<?> request = secondRevoke("_2");
    scene.time.pass(Duration.ofMinutes(30));
    assertRefused(gate, request);
  }
}
