package dev.signet.xkms.exchange;

import dev.signet.xkms.model.Result;

/**
 * A result, and what the log says about it besides.
 *
 * @param note a short text for the operator, never sent; empty when the result says it all
 */
public record Answer<R extends Result>(R result, String note) {

  /** A result that speaks for itself. */
  public static <R extends Result> Answer<R> of(R result) {
    return new Answer<>(result, "");
  }
}
