package dev.signet.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.server.operator.WaitingOrder;
import dev.signet.xkms.exchange.later.WaitingApproval;
import dev.signet.xkms.exchange.later.Wish;
import dev.signet.xkms.model.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an operator sees of a request that waits. */
class WaitingRequestsTest {
  private static final Wish ALICE =
      new Wish(Operation.REGISTER, List.of("SMIME:alice@example.org"), Optional.of("ab12"));
  private static final Wish NAMELESS =
      new Wish(Operation.REVOKE, List.of(), Optional.of("certificate cd34"));

  private static WaitingOrder shown(Wish... wishes) {
    return WaitingRequests.shown(
        new WaitingApproval(
            7,
            "standard",
            List.of(wishes),
            new WaitingApproval.Asker(
                "_a1", "192.0.2.1", true, Optional.of("ee55"), Optional.of("CN=RA")),
            "registrations need two",
            2,
            Set.of("bob"),
            Instant.parse("2026-11-23T12:00:00Z"),
            Instant.parse("2026-11-30T12:00:00Z")));
  }

  @Test
  void whoAsksForWhat() {
    WaitingOrder order = shown(ALICE);
    assertThat(order.number()).isEqualTo(7);
    assertThat(order.operation()).isEqualTo("Register");
    assertThat(order.about())
        .containsExactly(
            "SMIME:alice@example.org",
            "key ab12",
            "request _a1",
            "from 192.0.2.1 over TLS",
            "signed by ee55",
            "TLS certificate of CN=RA");
    assertThat(order.approvals()).isEqualTo(new WaitingOrder.Voices(2, Set.of("bob")));
  }

  @Test
  void everyPartOfACompoundIsSeen() {
    WaitingOrder order = shown(ALICE, NAMELESS);
    assertThat(order.operation()).isEqualTo("Compound of 2 requests");
    assertThat(order.about())
        .startsWith(
            "Register SMIME:alice@example.org",
            "key ab12",
            "Revoke (no name)",
            "key certificate cd34");
  }
}
