package dev.signet.mail.smtp.client;

import dev.signet.mail.smtp.Reply;

/**
 * What became of a message for a recipient.
 *
 * @param reply to pass on
 */
public record Outcome(Reply reply, Fate fate) {

  /** Who says so. */
  public enum Fate {
    /** The next hop; the reply is its own. */
    ANSWERED,
    /** We: the next hop lacks what the message needs, or is not what it must be. */
    UNFIT,
    /** The connection was lost before the message was complete: it was certainly not taken. */
    LOST,
    /** It was lost after that: a second try may make a duplicate, no try a loss. */
    IN_DOUBT
  }

  public boolean isDelivered() {
    return fate == Fate.ANSWERED && reply.code() / 100 == 2;
  }

  static Outcome answered(Reply reply) {
    return new Outcome(reply, Fate.ANSWERED);
  }

  static Outcome unfit(Reply reply) {
    return new Outcome(reply, Fate.UNFIT);
  }

  @Override
  public String toString() {
    return reply + " (" + fate + ")";
  }
}
