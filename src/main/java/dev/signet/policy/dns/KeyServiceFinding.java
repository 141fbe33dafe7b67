package dev.signet.policy.dns;

import java.util.List;
import java.util.function.Function;

/** Whether a domain has a key service of its own. */
public sealed interface KeyServiceFinding {

  /** It has; the targets are in the order to try them. */
  record Offered(List<KeyServiceTarget> targets, boolean isSecure) implements KeyServiceFinding {
    public Offered {
      targets = List.copyOf(targets);
    }
  }

  /**
   * It has none.
   *
   * @param isDeclared the domain says so itself: target {@code .} (RFC 2782)
   */
  record Absent(boolean isDeclared, boolean isSecure) implements KeyServiceFinding {}

  /** DNS gave no answer that counts. */
  record Unavailable(String because) implements KeyServiceFinding {}

  /** Takes the finding apart. */
  default <T> T match(
      Function<Offered, T> offered, Function<Absent, T> absent, Function<Unavailable, T> silent) {
    if (this instanceof Offered o) {
      return offered.apply(o);
    }
    return this instanceof Absent a ? absent.apply(a) : silent.apply((Unavailable) this);
  }
}
