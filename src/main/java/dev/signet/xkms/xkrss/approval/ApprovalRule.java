package dev.signet.xkms.xkrss.approval;

import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.UseKeyWith;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Requests that are carried out only when operators have approved them.
 *
 * @param space one name of it in a request is enough
 * @param operations Register, Reissue and Recover, or some of them; a revocation must not wait
 * @param approvers different operators that have to approve, 1 to {@value #MOST}
 */
public record ApprovalRule(NameSpace space, Set<Operation> operations, int approvers) {

  /** Approvers that a rule can ask for; more are hardly ever at their desks on one day. */
  public static final int MOST = 3;

  private static final Set<Operation> ALLOWED =
      Set.copyOf(EnumSet.of(Operation.REGISTER, Operation.REISSUE, Operation.RECOVER));

  public ApprovalRule {
    operations = Set.copyOf(operations);
    if (operations.isEmpty() || !ALLOWED.containsAll(operations)) {
      throw new IllegalArgumentException(
          "approvals are for Register, Reissue and Recover, not for " + operations);
    }
    if (approvers < 1 || approvers > MOST) {
      throw new IllegalArgumentException(
          "an approval needs 1 to " + MOST + " approvers, not " + approvers);
    }
  }

  boolean applies(Operation operation, List<UseKeyWith> names) {
    return operations.contains(operation) && names.stream().anyMatch(space::contains);
  }
}
