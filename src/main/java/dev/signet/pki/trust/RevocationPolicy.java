package dev.signet.pki.trust;

import java.time.Duration;

/**
 * What a policy demands to know about withdrawal (RFC 5280 section 6.3, RFC 6960).
 *
 * @param unknown what an unknown status means
 * @param fetch whether lists are fetched from where certificates say, and responders asked
 * @param nonce whether OCSP answers must repeat the nonce that was sent
 * @param responderUnchecked whether a delegated OCSP responder is believed without a look at its
 *     own withdrawal, as if it had the no-check extension
 * @param oldest greatest age of evidence, counted from its production, whatever it says itself
 * @param kept how long evidence is kept for questions about the past
 */
public record RevocationPolicy(
    Scope scope,
    Unknown unknown,
    Order order,
    boolean fetch,
    boolean nonce,
    boolean responderUnchecked,
    Duration oldest,
    Duration kept) {

  /** Whose withdrawal is looked at. */
  public enum Scope {
    NOBODY,
    LEAF,
    WHOLE_PATH
  }

  /** What to do when nobody can say. */
  public enum Unknown {
    /** Refuse: required evidence that is missing refutes. */
    REFUSED,
    /** Leave the verdict open. */
    OPEN,
    /** Go on as if not withdrawn, and say so. */
    ACCEPTED
  }

  /** Which kind of evidence is asked for first when it has to be fetched. */
  public enum Order {
    LISTS_FIRST,
    OCSP_FIRST,
    RACE,
    LISTS_ONLY,
    OCSP_ONLY
  }

  /** A demand that is met by what is at hand. */
  public RevocationPolicy(
      Scope scope,
      Unknown unknown,
      Order order,
      boolean nonce,
      boolean responderUnchecked,
      Duration oldest,
      Duration kept) {
    this(scope, unknown, order, false, nonce, responderUnchecked, oldest, kept);
  }

  /** The same, and others are asked. */
  public RevocationPolicy fetching() {
    return new RevocationPolicy(
        scope, unknown, order, true, nonce, responderUnchecked, oldest, kept);
  }

  /** Whole path; unknown leaves the verdict open. */
  public static final RevocationPolicy DEFAULT =
      new RevocationPolicy(
          Scope.WHOLE_PATH,
          Unknown.OPEN,
          Order.OCSP_FIRST,
          false,
          false,
          Duration.ofDays(36_500),
          Duration.ofDays(400));

  /** Whole path; unknown refuses. */
  public static final RevocationPolicy HARD =
      new RevocationPolicy(
          Scope.WHOLE_PATH,
          Unknown.REFUSED,
          Order.OCSP_FIRST,
          false,
          false,
          Duration.ofDays(36_500),
          Duration.ofDays(400));

  /** Nobody's withdrawal is looked at. */
  public static final RevocationPolicy NONE =
      new RevocationPolicy(
          Scope.NOBODY,
          Unknown.ACCEPTED,
          Order.OCSP_FIRST,
          false,
          false,
          Duration.ofDays(36_500),
          Duration.ofDays(400));
}
