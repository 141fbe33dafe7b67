package dev.signet.server;

import dev.signet.server.operator.Approvals;
import dev.signet.server.operator.WaitingOrder;
import dev.signet.xkms.exchange.later.ApprovalDesk;
import dev.signet.xkms.exchange.later.WaitingApproval;
import dev.signet.xkms.exchange.later.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requests that the key service holds back for its operators, at the operators' door. */
record WaitingRequests(ApprovalDesk desk) implements Approvals {
  /** As many as the desk lists at once. */
  private static final int MOST = 200;

  @Override
  public List<WaitingOrder> waiting(int limit) {
    return desk.waiting(limit).stream().map(WaitingRequests::shown).toList();
  }

  @Override
  public Optional<WaitingOrder> waiting(long number) {
    return desk.waiting(MOST).stream()
        .filter(request -> request.number() == number)
        .findFirst()
        .map(WaitingRequests::shown);
  }

  @Override
  public Decision approve(long number, String operator) {
    return decision(desk.approve(number, operator));
  }

  @Override
  public Decision deny(long number, String operator, String because) {
    return decision(desk.deny(number, operator, because));
  }

  private static Decision decision(ApprovalDesk.Outcome outcome) {
    return switch (outcome) {
      case NOTHING_TO_DECIDE -> Decision.UNKNOWN;
      case HEARD_BEFORE -> Decision.HEARD_BEFORE;
      case MORE_NEEDED -> Decision.MORE_NEEDED;
      case APPROVED, DENIED -> Decision.DECIDED;
    };
  }

  static WaitingOrder shown(WaitingApproval request) {
    return new WaitingOrder(
        request.number(),
        operation(request.wishes()),
        request.policy(),
        about(request),
        request.because(),
        new WaitingOrder.Times(request.since(), request.until()),
        new WaitingOrder.Voices(request.approvals(), request.approvers()));
  }

  private static String operation(List<Wish> wishes) {
    return wishes.size() == 1
        ? wishes.get(0).operation().word()
        : "Compound of " + wishes.size() + " requests";
  }

  private static List<String> about(WaitingApproval request) {
    List<String> lines = new ArrayList<>();
    for (Wish wish : request.wishes()) {
      lines.add(
          (request.wishes().size() == 1 ? "" : wish.operation().word() + " ")
              + (wish.names().isEmpty() ? "(no name)" : String.join(", ", wish.names())));
      wish.key().ifPresent(key -> lines.add("key " + key));
    }
    WaitingApproval.Asker asker = request.asker();
    lines.add("request " + asker.requestId());
    lines.add("from " + asker.peer() + (asker.confidential() ? " over TLS" : ""));
    asker.signer().ifPresent(signer -> lines.add("signed by " + signer));
    asker.certificate().ifPresent(name -> lines.add("TLS certificate of " + name));
    return lines;
  }
}
