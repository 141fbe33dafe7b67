package dev.signet.mail.edge.outgoing;

import dev.signet.mail.edge.Refusals;

/**
 * What an operator may choose at an outgoing edge.
 *
 * @param stripsOpportunistic O-8: takes an opportunistic signature off when support is not known
 * @param stripsExplicit O-5: takes an explicit one off for a receiver known not to cope with it
 * @param signsUnknown O-14: signs when the policy is EHLO and the next hop cannot be asked
 * @param wraps O-6a: puts a domain signature around one that will not satisfy
 * @param refusals how refusals are worded
 */
public record OutgoingSettings(
    boolean stripsOpportunistic,
    boolean stripsExplicit,
    boolean signsUnknown,
    boolean wraps,
    Refusals refusals) {
  public static final OutgoingSettings DEFAULT =
      new OutgoingSettings(true, false, true, false, Refusals.WITHOUT_URL);
}
