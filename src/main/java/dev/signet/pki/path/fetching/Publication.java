package dev.signet.pki.path.fetching;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.search.Inquiry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was found behind a URL.
 *
 * @param at when it was fetched
 */
record Publication(List<Certificate> certificates, Inquiry inquiry, Instant at, boolean isMissing) {

  Publication {
    certificates = List.copyOf(certificates);
  }

  /** The same when it is used again. */
  Publication remembered() {
    Inquiry again = new Inquiry(inquiry.location(), inquiry.outcome() + " at " + at, Duration.ZERO);
    return new Publication(certificates, again, at, isMissing);
  }
}
