package dev.signet.mail.service;

import java.util.function.Function;

/** What a key service says about a key, as far as a mail edge acts on it. */
public sealed interface KeyVerdict {

  /** The reasons, in words, for logs and for {@code signet why}. */
  String because();

  /** Valid, authentically so. */
  record Good(String because) implements KeyVerdict {}

  /** Invalid: revoked, expired, not for this use, not for this name. */
  record Bad(String because) implements KeyVerdict {}

  /** Indeterminate, and asking again soon will not help: no path, unknown issuer. */
  record Unproven(String because) implements KeyVerdict {}

  /** Could not be found out now: the service or one of its sources is away. */
  record Unavailable(String because) implements KeyVerdict {}

  /** Takes the verdict apart. */
  default <T> T match(
      Function<Good, T> good,
      Function<Bad, T> bad,
      Function<Unproven, T> unproven,
      Function<Unavailable, T> unavailable) {
    if (this instanceof Good g) {
      return good.apply(g);
    }
    if (this instanceof Bad b) {
      return bad.apply(b);
    }
    if (this instanceof Unproven u) {
      return unproven.apply(u);
    }
    return unavailable.apply((Unavailable) this);
  }
}
