package dev.signet.client;

import java.util.function.Function;

/**
 * What came of asking a key service; only an {@link Accepted} answer may be acted on.
 *
 * <p>An error that the service reports is an answer too: it stands in the result's code.
 */
public sealed interface Answer<R> {

  /** A result that belongs to the request and that the settings accept as authentic. */
  record Accepted<R>(R result, Authenticity authenticity) implements Answer<R> {}

  /**
   * A result that belongs to the request, but that anyone on the way could have written (XKMS 2.0
   * Part 2 section 2.3); good to show, not to act on.
   */
  record Unauthenticated<R>(R result, String because) implements Answer<R> {}

  /**
   * Something came back that is not an answer to this request: forged, damaged, misdirected or a
   * SOAP fault.
   */
  record Rejected<R>(String because) implements Answer<R> {}

  /**
   * Nothing came back in time; whether the service acted on the request is unknown unless nothing
   * was sent.
   */
  record Unreachable<R>(String because) implements Answer<R> {}

  /** Takes the answer apart. */
  default <T> T match(
      Function<Accepted<R>, T> accepted,
      Function<Unauthenticated<R>, T> unauthenticated,
      Function<Rejected<R>, T> rejected,
      Function<Unreachable<R>, T> unreachable) {
    if (this instanceof Accepted<R> a) {
      return accepted.apply(a);
    }
    if (this instanceof Unauthenticated<R> u) {
      return unauthenticated.apply(u);
    }
    if (this instanceof Rejected<R> r) {
      return rejected.apply(r);
    }
    return unreachable.apply((Unreachable<R>) this);
  }
}
