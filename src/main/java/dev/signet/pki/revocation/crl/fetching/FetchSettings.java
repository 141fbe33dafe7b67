package dev.signet.pki.revocation.crl.fetching;

import java.time.Duration;

/**
 * How fetched lists are kept.
 *
 * @param pause least time between two attempts at one URL
 * @param renewal how soon a list without next update is fetched again
 * @param kept how long after its end a list is kept for questions about the past
 * @param octets most octets of all lists together
 * @param used how long after it was last asked for a list is renewed in the background
 */
public record FetchSettings(
    Duration pause, Duration renewal, Duration kept, long octets, Duration used) {

  /**
   * Five minutes, so that a wrong list does not stay long and a server is not bothered; an hour;
   * 400 days as in the default revocation policy; 256 MiB, some million entries; two weeks.
   */
  public static final FetchSettings DEFAULT =
      new FetchSettings(
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofDays(400),
          256L << 20,
          Duration.ofDays(14));
}
