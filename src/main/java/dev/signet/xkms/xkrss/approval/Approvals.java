package dev.signet.xkms.xkrss.approval;

import dev.signet.xkms.exchange.Turn;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.UseKeyWith;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What operators have to approve. Where several rules apply the one that asks for most approvers
 * counts.
 *
 * @param rules beside the one for recoveries
 * @param forRecovery operators that have to approve each recovery of a private key, whatever the
 *     name, 0 to 3
 */
public record Approvals(List<ApprovalRule> rules, int forRecovery) {

  /**
   * Nothing but recoveries, and those by two: who gets a private key can be its owner from then on,
   * so no single person gives it away.
   */
  public static final Approvals DEFAULT = new Approvals(List.of(), 2);

  public Approvals {
    rules = List.copyOf(rules);
    if (forRecovery < 0 || forRecovery > ApprovalRule.MOST) {
      throw new IllegalArgumentException(
          "a recovery needs 0 to " + ApprovalRule.MOST + " approvers, not " + forRecovery);
    }
  }

  /** How far the approval of a request about these names is at this turn. */
  public Approval of(Operation operation, List<UseKeyWith> names, Turn turn) {
    int always = operation == Operation.RECOVER ? forRecovery : 0;
    IntStream asked =
        rules.stream()
            .filter(rule -> rule.applies(operation, names))
            .mapToInt(ApprovalRule::approvers);
    int needed = IntStream.concat(IntStream.of(always), asked).max().orElse(0);
    return new Approval(needed, turn.isLater() ? turn.approvers().size() : 0);
  }
}
