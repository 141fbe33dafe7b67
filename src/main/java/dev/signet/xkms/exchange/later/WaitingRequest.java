package dev.signet.xkms.exchange.later;

import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.OriginalMessage;
import dev.signet.xkms.exchange.Turn;
import java.util.Set;

/**
 * A request whose time has come, as it came. Whoever carries it out reads it and checks its
 * signature anew; the result's header is replaced when the result is collected.
 *
 * @param policy name of the trust policy whose endpoint took it in
 * @param approvers operators who have approved it
 * @param progress to be told how far a compound is
 */
public record WaitingRequest(
    String policy,
    OriginalMessage message,
    Channel channel,
    Set<String> approvers,
    Progress progress) {
  public WaitingRequest {
    approvers = Set.copyOf(approvers);
  }

  /** The turn that it has now: it is not put off again for the same reason. */
  public Turn turn() {
    return Turn.of(message).later(approvers);
  }
}
