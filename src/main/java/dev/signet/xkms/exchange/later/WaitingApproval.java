package dev.signet.xkms.exchange.later;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request that operators have to decide, with all that they may go by and no secret: neither a
 * credential nor the ResponseId, which gives a right to the result.
 *
 * @param number names it
 * @param policy name of the endpoint's trust policy
 * @param wishes what is asked for; several for a compound, which is approved as a whole
 * @param because why it is not carried out at once
 * @param approvals so many operators have to approve it
 * @param approvers those who have
 * @param until it is forgotten then
 */
public record WaitingApproval(
    long number,
    String policy,
    List<Wish> wishes,
    Asker asker,
    String because,
    int approvals,
    Set<String> approvers,
    Instant since,
    Instant until) {

  public WaitingApproval {
    wishes = List.copyOf(wishes);
    approvers = Set.copyOf(approvers);
  }

  /**
   * Who asks, as far as that was seen; whether to believe it is the operators' decision.
   *
   * @param requestId Id of the message
   * @param signer SHA-256 of the key that signed the message
   * @param certificate subject of the TLS client certificate
   */
  public record Asker(
      String requestId,
      String peer,
      boolean confidential,
      Optional<String> signer,
      Optional<String> certificate) {}
}
