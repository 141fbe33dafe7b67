package dev.signet.xkms.exchange.compound;

import dev.signet.xkms.exchange.load.Costs;
import java.time.Duration;

/**
 * How much one compound may ask for.
 *
 * @param parts most requests in one compound, 1 to 256, which are read at most; one with more is
 *     refused as a whole
 * @param sideBySide parts of one compound that are in work at once, 1 to 256
 * @param workers parts of all compounds that are in work at once, 1 to 10,000
 * @param patience how long a compound waits for its first part to begin, up to a minute; then it is
 *     refused as a whole
 * @param atOnce what a compound may take while its requestor waits
 * @param later what one may take that is carried out later
 * @param costs what a part costs
 */
public record CompoundRules(
    int parts,
    int sideBySide,
    int workers,
    Duration patience,
    Budget atOnce,
    Budget later,
    Costs costs) {
  /** Parts that are read at most, and so the most that a rule can allow. */
  private static final int MOST_PARTS = 256;

  private static final int MOST_WORKERS = 10_000;
  private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

  /**
   * 64 parts, 8 of them side by side and 32 of all compounds, 2 seconds until the first begins; 20
   * seconds and 256 units (64 Validates) at once, 5 minutes and 1,024 units later.
   */
  public static final CompoundRules DEFAULT =
      new CompoundRules(
          64,
          8,
          32,
          Duration.ofSeconds(2),
          new Budget(Duration.ofSeconds(20), 256),
          new Budget(Duration.ofMinutes(5), 1024),
          Costs.DEFAULT);

  /**
   * What one compound may take.
   *
   * @param time from its beginning to its answer, more than nothing and up to an hour
   * @param cost units of {@link Costs}, 1 to 1,000,000; parts that do not fit in, in the order of
   *     the request, are refused
   */
  public record Budget(Duration time, int cost) {
    private static final Duration LONGEST = Duration.ofHours(1);

    public Budget {
      if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a compound may take up to an hour, not " + time);
      }
      within("cost units of a compound", cost, 1_000_000);
    }
  }

  public CompoundRules {
    within("parts of a compound", parts, MOST_PARTS);
    within("parts side by side", sideBySide, MOST_PARTS);
    within("workers", workers, MOST_WORKERS);
    if (patience.isNegative() || patience.compareTo(LONGEST_PATIENCE) > 0) {
      throw new IllegalArgumentException("patience has to be 0 to 60 seconds");
    }
  }

  Budget budget(boolean isLater) {
    return isLater ? later : atOnce;
  }

  private static void within(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(what + ": " + value + " is not within 1 and " + most);
    }
  }
}
