package dev.signet.mail.edge.incoming;

import dev.signet.mail.edge.Refusals;

/**
 * What an operator may choose at an incoming edge.
 *
 * @param rejectsAtLast what becomes of a message whose signature could not be judged for hours
 *     ({@code stemp.final}); false: it is accepted
 * @param needsPolicy a message waits while its author's policy cannot be looked up ({@code
 *     enforce-strict})
 * @param enforcesTlsNever refuses mail that came over TLS although its domain declares that it
 *     never does
 * @param refusals how refusals are worded
 */
public record IncomingSettings(
    boolean rejectsAtLast, boolean needsPolicy, boolean enforcesTlsNever, Refusals refusals) {
  public static final IncomingSettings DEFAULT =
      new IncomingSettings(false, false, false, Refusals.WITHOUT_URL);
}
