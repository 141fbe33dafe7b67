package dev.signet.xkms.xkrss.authentication;

import java.util.function.Function;

/**
 * Whether somebody may ask; "could not find out" is the registry's exception, for it concerns every
 * request alike.
 */
public sealed interface Authenticated {

  /** The right was established. */
  record Granted(Requestor requestor) implements Authenticated {}

  /**
   * It was not.
   *
   * @param because for the log only: the wire answer is the same for all
   */
  record Denied(String because) implements Authenticated {}

  /** Takes the verdict apart. */
  default <T> T match(Function<Granted, T> granted, Function<Denied, T> denied) {
    return this instanceof Granted g ? granted.apply(g) : denied.apply((Denied) this);
  }
}
