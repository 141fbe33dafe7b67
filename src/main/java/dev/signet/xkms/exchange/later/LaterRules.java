package dev.signet.xkms.exchange.later;

import dev.signet.xkms.exchange.later.notice.NoticeRules;
import java.time.Duration;

/**
 * How much is answered later, and how.
 *
 * @param waitingFor a request that nobody decided or carried out is forgotten after this; 7 days
 * @param keptFor a result can be collected for so long; 7 days
 * @param patience a requestor who offers Pending is kept waiting for so long at most; 5 s
 * @param notices where notices may go; nowhere
 */
public record LaterRules(
    Room room,
    Duration waitingFor,
    Duration keptFor,
    Duration patience,
    Pace pace,
    NoticeRules notices) {

  public static final LaterRules DEFAULT =
      new LaterRules(
          Room.DEFAULT,
          Duration.ofDays(7),
          Duration.ofDays(7),
          Duration.ofSeconds(5),
          Pace.DEFAULT,
          NoticeRules.OFF);

  /**
   * How much is kept.
   *
   * @param most requests that wait; 1,000
   * @param mostPerPeer those of them that came from one address; 100
   * @param mostKept requests and results together; 20,000
   * @param largest octets of a request; 1 MiB
   */
  public record Room(int most, int mostPerPeer, int mostKept, int largest) {
    public static final Room DEFAULT = new Room(1_000, 100, 20_000, 1 << 20);

    public Room {
      check(most >= 1 && mostPerPeer >= 1 && mostKept >= most, "room for requests that wait");
      check(largest >= 1_000, "the largest request that may wait has 1000 octets or more");
    }
  }

  /**
   * How waiting requests are carried out at one node.
   *
   * @param threads so many at once, and so many more that took longer than {@code patience}; 4
   * @param attempts after so many that failed the result is Receiver/Failure; 3
   * @param pause between two attempts; 30 s
   * @param lease another node takes over when nothing was heard of this one for so long; 60 s. The
   *     nodes' clocks must differ by less.
   * @param longest an attempt that takes longer is broken off; 10 min
   * @param every so often is looked for requests to carry out; 1 s
   * @param ending so long is waited for running ones when the node stops; 5 s
   */
  public record Pace(
      int threads,
      int attempts,
      Duration pause,
      Duration lease,
      Duration longest,
      Duration every,
      Duration ending) {
    public static final Pace DEFAULT =
        new Pace(
            4,
            3,
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5));

    public Pace {
      check(threads >= 1 && threads <= 256, "1 to 256 threads carry requests out");
      check(attempts >= 1 && attempts <= 100, "a request is tried 1 to 100 times");
      check(!pause.isNegative() && !ending.isNegative(), "no time is negative");
      check(isPositive(every), "requests are looked for every so often");
      check(lease.compareTo(every.multipliedBy(3)) >= 0, "a lease lasts three looks or more");
      check(isPositive(longest), "an attempt takes some time");
    }
  }

  public LaterRules {
    check(isPositive(waitingFor) && isPositive(keptFor), "requests and results wait some time");
    check(!patience.isNegative(), "patience is not negative");
  }

  private static boolean isPositive(Duration time) {
    return !time.isNegative() && !time.isZero();
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
