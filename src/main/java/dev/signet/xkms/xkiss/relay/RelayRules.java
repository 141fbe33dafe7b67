package dev.signet.xkms.xkiss.relay;

import dev.signet.entity.DomainName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Whom questions may be passed on to, and what that may cost.
 *
 * @param peers by domain; a domain that is not named is never asked
 * @param budget time for one question, from the look-up in DNS to the last octet of the answer
 * @param mostBindings so many key bindings are taken from one answer
 * @param mostHops a question that so many services have passed on is not passed on any further
 * @param evidenceKept how long the answers are kept
 */
public record RelayRules(
    Map<DomainName, RelayPeer> peers,
    Duration budget,
    int mostBindings,
    int mostHops,
    Duration evidenceKept,
    Memory memory,
    Places places) {

  /** Nobody is asked. */
  public static final RelayRules OFF =
      new RelayRules(
          Map.of(),
          Duration.ofSeconds(5),
          10,
          2,
          Duration.ofDays(30),
          Memory.DEFAULT,
          Places.DEFAULT);

  public RelayRules {
    peers = Map.copyOf(peers);
    if (!isSome(budget) || !isSome(evidenceKept) || mostBindings < 1 || mostHops < 1) {
      throw new IllegalArgumentException("limits of passing on must be positive");
    }
  }

  /**
   * How long answers are given again without asking.
   *
   * @param some what was found
   * @param none that nothing was found, or that the domain has no service
   * @param mostAnswers so many are remembered
   * @param mostOctets and so much, measured by the answers as they came
   */
  public record Memory(Duration some, Duration none, int mostAnswers, long mostOctets) {
    /** Five minutes, one minute for nothing; 2,000 answers of 16 MiB together. */
    public static final Memory DEFAULT =
        new Memory(Duration.ofMinutes(5), Duration.ofMinutes(1), 2000, 16L << 20);

    public Memory {
      if (some.isNegative() || none.isNegative() || mostAnswers < 1 || mostOctets < 1) {
        throw new IllegalArgumentException("limits of a memory must be positive");
      }
    }
  }

  /**
   * How much of the house may wait for others.
   *
   * @param all questions on their way at once, and requests that wait for them
   * @param perDomain of these for one domain
   * @param failures so many in a row, and the domain is left alone for a while
   * @param pause how long that is; then one question tries again
   */
  public record Places(int all, int perDomain, int failures, Duration pause) {
    /** Eight, four for one domain; after three failures half a minute of peace. */
    public static final Places DEFAULT = new Places(8, 4, 3, Duration.ofSeconds(30));

    public Places {
      if (all < 1 || perDomain < 1 || failures < 1 || pause.isNegative()) {
        throw new IllegalArgumentException("numbers of places must be positive");
      }
    }
  }

  /** What is known of that domain, if it may be asked. */
  public Optional<RelayPeer> peer(DomainName domain) {
    return Optional.ofNullable(peers.get(domain));
  }

  /** Whether anybody may be asked. */
  public boolean isOn() {
    return !peers.isEmpty();
  }

  private static boolean isSome(Duration time) {
    return !time.isZero() && !time.isNegative();
  }
}
