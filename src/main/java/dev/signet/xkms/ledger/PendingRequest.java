package dev.signet.xkms.ledger;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.PendingNotification;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that is answered later, as it was taken in (XKMS 2.0 section 2.5).
 *
 * @param digest SHA-256 of the message, by which a copy of it is known
 * @param because what it waits for, for the operator
 * @param approvals so many operators have to approve it; 0 for none
 * @param about what it asks for, as an operator is shown it; the ledger does not read it
 * @param notification whom to tell when the result is there
 */
public record PendingRequest(
    Ids ids,
    Operation operation,
    Arrival arrival,
    Octets digest,
    String because,
    int approvals,
    Octets about,
    Optional<PendingNotification> notification,
    Instant receivedAt) {

  /**
   * What names the exchange.
   *
   * @param response Id of the first Pending result; whoever knows it may ask for the result
   * @param request Id of the request that was answered so
   * @param first Id of the exchange's first request; another one than {@code request} after two
   *     phases
   */
  public record Ids(String response, String request, String first) {

    /** Whether an OriginalRequestId means this exchange. */
    public boolean begunBy(String originalRequestId) {
      return originalRequestId.equals(request) || originalRequestId.equals(first);
    }
  }

  /**
   * The way the request came, and what its sender proved.
   *
   * @param policy name of the trust policy whose endpoint took it in
   * @param certificate DER of the certificate that the sender proved to hold the key of
   * @param signer SHA-256 of the key that signed the message, in hexadecimal
   */
  public record Arrival(
      String policy,
      boolean confidential,
      String peer,
      String correlation,
      Optional<Octets> certificate,
      Optional<String> signer) {}
}
