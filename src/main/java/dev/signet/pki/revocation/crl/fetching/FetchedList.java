package dev.signet.pki.revocation.crl.fetching;

import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.supply.HeldCrl;
import java.time.Duration;
import java.time.Instant;

/** A list, the URL that it came from, and when. */
record FetchedList(String uri, Crl list, Instant at) {

  /** The next list is fetched when a tenth of the time of this one is left. */
  private static final int PARTS = 10;

  HeldCrl held() {
    return new HeldCrl(list, uri);
  }

  /** Whether its successor should be fetched, so that nobody has to wait for it. */
  boolean isDue(Instant now, Duration withoutNextUpdate) {
    Duration life =
        list.nextUpdate()
            .map(next -> Duration.between(list.thisUpdate(), next))
            .orElse(withoutNextUpdate);
    Instant end = list.nextUpdate().orElse(at.plus(withoutNextUpdate));
    return !now.isBefore(end.minus(life.dividedBy(PARTS)));
  }

  /** When it stopped to be current; without next update, when it was fetched. */
  Instant ended() {
    return list.nextUpdate().orElse(at);
  }
}
