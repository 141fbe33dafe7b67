package dev.signet.server.operator;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A request that waits for approval, as an operator is shown it.
 *
 * @param number names it
 * @param operation such as {@code Register}
 * @param policy name of the trust policy under which it came
 * @param about what it asks for and who asks, in lines for a person; text from outside
 * @param because why it needs approval
 * @param times when it came, and when it is given up
 * @param approvals how many are needed, and who has approved so far
 */
public record WaitingOrder(
    long number,
    String operation,
    String policy,
    List<String> about,
    String because,
    Times times,
    Voices approvals) {

  public WaitingOrder {
    about = List.copyOf(about);
  }

  /** When it came and when it is given up. */
  public record Times(Instant received, Instant goodUntil) {}

  /** How many approvals are needed, and whose are there. */
  public record Voices(int needed, Set<String> given) {
    public Voices {
      given = Set.copyOf(given);
    }
  }
}
