package dev.signet.pki.revocation.crl.fetching;

import java.time.Instant;
import java.util.Optional;

/** Counts what came of attempts. Safe for many threads. */
final class Tally {

  private long came;
  private long failed;
  private Optional<FetchedStatistics.Failure> last = Optional.empty();

  synchronized void came() {
    came++;
  }

  synchronized void failed(String uri, Instant at, String because) {
    failed++;
    last = Optional.of(new FetchedStatistics.Failure(uri, at, because));
  }

  synchronized FetchedStatistics with(int lists, long octets) {
    return new FetchedStatistics(lists, octets, came, failed, last);
  }
}
