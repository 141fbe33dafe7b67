package dev.signet.pki.fetch;

import dev.signet.pki.fetch.pace.Pace;
import java.time.Duration;

/**
 * How much and how long the door lets in.
 *
 * @param connect time for each attempt to connect
 * @param memoryOctets larger contents are kept in a file while they are used
 * @param pace limits of each server
 */
public record FetchLimits(
    Limit certificates, Limit crl, Limit ocsp, Duration connect, int memoryOctets, Pace pace) {

  /**
   * 64 KiB in ten seconds for certificates and OCSP, 64 MiB in a minute for revocation lists; five
   * seconds to connect; 1 MiB in memory.
   */
  public static final FetchLimits DEFAULT =
      new FetchLimits(
          new Limit(64 << 10, Duration.ofSeconds(10)),
          new Limit(64 << 20, Duration.ofSeconds(60)),
          new Limit(64 << 10, Duration.ofSeconds(10)),
          Duration.ofSeconds(5),
          1 << 20,
          Pace.DEFAULT);

  /** Answers of key services: 1 MiB in half a minute, whatever else is set. */
  private static final Limit KEY_ANSWER = new Limit(1 << 20, Duration.ofSeconds(30));

  /**
   * Of one fetch, redirects included.
   *
   * @param octets largest content
   * @param time from the call to the last octet, waiting included
   */
  public record Limit(long octets, Duration time) {
    public Limit {
      if (octets < 1 || time.isZero() || time.isNegative()) {
        throw new IllegalArgumentException("limits of a fetch must be positive");
      }
    }
  }

  public FetchLimits withPace(Pace other) {
    return new FetchLimits(certificates, crl, ocsp, connect, memoryOctets, other);
  }

  /** The same limit for whatever is expected. */
  public FetchLimits withEach(Limit limit) {
    return new FetchLimits(limit, limit, limit, connect, memoryOctets, pace);
  }

  Limit of(Expected expected) {
    return switch (expected) {
      case CERTIFICATES -> certificates;
      case CRL -> crl;
      case OCSP -> ocsp;
      case KEY_ANSWER -> KEY_ANSWER;
    };
  }
}
