package dev.signet.pki.revocation.crl.fetching;

import java.time.Instant;
import java.util.Optional;

/**
 * What a fetcher of lists holds, and how fetching went so far.
 *
 * @param lists kept now, former ones among them
 * @param octets of all of them
 * @param came lists that were fetched
 * @param failed attempts from which no list came
 * @param lastFailure the last of them
 */
public record FetchedStatistics(
    int lists, long octets, long came, long failed, Optional<Failure> lastFailure) {

  /**
   * An attempt from which no list came.
   *
   * @param uri where it was looked for
   */
  public record Failure(String uri, Instant at, String because) {}
}
