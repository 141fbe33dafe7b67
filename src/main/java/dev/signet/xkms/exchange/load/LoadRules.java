package dev.signet.xkms.exchange.load;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much is taken on at once.
 *
 * @param places requests in work at once, all classes together, 1 to 100,000
 * @param shares what each class may have of them; what they keep for themselves must fit into the
 *     places
 */
public record LoadRules(
    int places, Map<WorkClass, Share> shares, CallerRules callers, HighMark highMark) {

  private static final int MOST_PLACES = 100_000;

  /**
   * What one class of work may have.
   *
   * @param kept places that no other class can take
   * @param most places that this class can take, 1 or more; below all places, so that it cannot
   *     stop the others
   * @param waiting requests that may wait for a place, 0 to 100,000
   * @param patience how long they wait, up to a minute; then they are refused
   */
  public record Share(int kept, int most, int waiting, Duration patience) {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public Share {
      within("places kept for a class", kept, 0, MOST_PLACES);
      within("places of a class", most, Math.max(1, kept), MOST_PLACES);
      within("requests that wait", waiting, 0, MOST_PLACES);
      if (patience.isNegative() || patience.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("patience has to be 0 to 60 seconds");
      }
    }
  }

  /**
   * What one caller may have. A caller is an IPv4 address, or the network of 64 bits that an IPv6
   * address lies in: who has one of its addresses has all of them.
   *
   * @param places in work at once for one caller
   * @param waiting places in the waiting lines for one caller
   * @param costPerSecond units of {@link Costs} that a caller may spend in a second for long; 0 for
   *     no limit
   * @param burst units that a caller who spent nothing for a while may spend at once
   * @param remembered callers that are remembered when they have nothing in work; beyond it the one
   *     is forgotten who was idle for longest
   * @param loopbackExempt whether callers on this machine are spared these limits
   */
  public record CallerRules(
      int places,
      int waiting,
      int costPerSecond,
      int burst,
      int remembered,
      boolean loopbackExempt) {
    public CallerRules {
      within("places of one caller", places, 1, MOST_PLACES);
      within("waiting requests of one caller", waiting, 0, MOST_PLACES);
      within("cost units per second", costPerSecond, 0, 1_000_000);
      within("cost units at once", burst, 1, 1_000_000);
      within("remembered callers", remembered, 1, 1_000_000);
    }

    boolean isCostLimited() {
      return costPerSecond > 0;
    }
  }

  /**
   * When load is called high: requests in work and waiting, in per cent of all places.
   *
   * @param high load is high from here on, 1 to 10,000
   * @param low load is no longer high from here down, 0 to below {@code high}
   * @param shortest it stays high for so long after it last reached the high mark, up to an hour
   */
  public record HighMark(int high, int low, Duration shortest) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Nine of ten places taken; low again at half of them, after ten seconds at the earliest. */
    public static final HighMark DEFAULT = new HighMark(90, 50, Duration.ofSeconds(10));

    public HighMark {
      within("high mark", high, 1, 10_000);
      within("low mark", low, 0, high - 1);
      if (shortest.isNegative() || shortest.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("the shortest time has to be 0 to 3600 seconds");
      }
    }
  }

  public LoadRules {
    within("places", places, 1, MOST_PLACES);
    shares = Map.copyOf(shares);
    if (shares.size() < WorkClass.values().length) {
      throw new IllegalArgumentException("every class of work needs a share");
    }
    if (shares.values().stream().mapToLong(Share::kept).sum() > places) {
      throw new IllegalArgumentException("the classes keep more places than there are");
    }
  }

  /**
   * The default for so many places; four times the processors are a good number, for requests
   * mostly wait.
   *
   * <p>Each class keeps an eighth (at least one place where there are four or more). Look-ups can
   * take three quarters, Validates and changes a half each, compounds a quarter. Twice as many as
   * there are places wait in each line, for a second. One caller can have half of the places, and a
   * quarter of a line; what it spends is not limited, with a burst of 1,000 units once it is.
   * 10,000 callers are remembered, and those on this machine are spared.
   */
  public static LoadRules forPlaces(int places) {
    within("places", places, 1, MOST_PLACES);
    Map<WorkClass, Share> shares = new EnumMap<>(WorkClass.class);
    shares.put(WorkClass.LOOK_UP, share(places, 6));
    shares.put(WorkClass.JUDGING, share(places, 4));
    shares.put(WorkClass.CHANGE, share(places, 4));
    shares.put(WorkClass.COMPOUND, share(places, 2));
    CallerRules callers = new CallerRules(half(places), half(places), 0, 1000, 10_000, true);
    return new LoadRules(places, shares, callers, HighMark.DEFAULT);
  }

  private static Share share(int places, int eighths) {
    int kept = places < WorkClass.values().length ? 0 : Math.max(1, places / 8);
    int most = Math.max(1, places * eighths / 8);
    int waiting = Math.min(2 * places, MOST_PLACES);
    return new Share(kept, most, waiting, Duration.ofSeconds(1));
  }

  private static int half(int places) {
    return Math.max(1, places / 2);
  }

  private static void within(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + ": " + value + " is not within " + least + " and " + most);
    }
  }
}
