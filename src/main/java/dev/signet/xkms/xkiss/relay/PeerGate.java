package dev.signet.xkms.xkiss.relay;

import java.time.Instant;

/**
 * Lets few wait for one domain, and nobody for a while when it failed several times in a row; then
 * one tries again.
 */
final class PeerGate {
  private final RelayRules.Places places;
  private int inside;
  private int failures;
  private Instant closedUntil = Instant.MIN;

  PeerGate(RelayRules.Places places) {
    this.places = places;
  }

  /** Whether one more may ask now; who may says {@link #leave} afterwards. */
  synchronized boolean enter(Instant now) {
    boolean suspect = failures >= places.failures();
    if (now.isBefore(closedUntil) || inside >= (suspect ? 1 : places.perDomain())) {
      return false;
    }
    inside++;
    return true;
  }

  synchronized void leave() {
    inside--;
  }

  synchronized void succeeded() {
    failures = 0;
  }

  synchronized void failed(Instant now) {
    failures = Math.min(failures + 1, places.failures());
    if (failures >= places.failures()) {
      closedUntil = now.plus(places.pause());
    }
  }
}
