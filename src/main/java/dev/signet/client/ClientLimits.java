package dev.signet.client;

import java.time.Duration;

/**
 * How long a client waits and how much it takes in.
 *
 * @param connect time for one connection attempt, TLS included
 * @param request time for the whole exchange, from sending to the last octet of the answer, two
 *     phases included
 * @param maxOctets largest answer that is read
 * @param connectAttempts how often a look-up tries to connect; requests that change state try once
 */
public record ClientLimits(Duration connect, Duration request, int maxOctets, int connectAttempts) {
  /** Five seconds to connect, twenty for the answer, 4 MiB, two attempts. */
  public static final ClientLimits DEFAULT =
      new ClientLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 4 << 20, 2);

  public ClientLimits {
    if (!isPositive(connect) || !isPositive(request) || maxOctets < 1 || connectAttempts < 1) {
      throw new IllegalArgumentException("limits of a client must be positive");
    }
  }

  /** The same with another time for the whole exchange, and no more than that to connect. */
  public ClientLimits withRequestTime(Duration time) {
    return new ClientLimits(
        time.compareTo(connect) < 0 ? time : connect, time, maxOctets, connectAttempts);
  }

  private static boolean isPositive(Duration time) {
    return !time.isZero() && !time.isNegative();
  }
}
