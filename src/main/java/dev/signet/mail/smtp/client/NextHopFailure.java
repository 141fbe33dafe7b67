package dev.signet.mail.smtp.client;

import dev.signet.mail.smtp.Reply;
import java.io.IOException;

/** A conversation cannot be begun or went to pieces; it is of no use any more. */
public final class NextHopFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Outcome outcome;

  private NextHopFailure(Outcome outcome, Throwable cause) {
    super(outcome.reply() + ": " + cause.getMessage(), cause);
    this.outcome = outcome;
  }

  private NextHopFailure(Outcome outcome) {
    super(outcome.toString());
    this.outcome = outcome;
  }

  /** Nobody there. */
  static NextHopFailure away(IOException cause) {
    Reply reply = Reply.of(451, "4.4.1", "Next hop does not answer, try again later");
    return new NextHopFailure(new Outcome(reply, Outcome.Fate.LOST), cause);
  }

  /** The connection broke, or what came over it was no reply. */
  static NextHopFailure lost(IOException cause, boolean isInDoubt) {
    Reply reply =
        isInDoubt
            ? Reply.of(451, "4.4.2", "Next hop gave no reply to the message; it may come twice")
            : Reply.of(451, "4.4.2", "Connection with next hop lost, try again later");
    Outcome.Fate fate = isInDoubt ? Outcome.Fate.IN_DOUBT : Outcome.Fate.LOST;
    return new NextHopFailure(new Outcome(reply, fate), cause);
  }

  /** It does not want to speak to us. */
  static NextHopFailure refused(Reply reply) {
    return new NextHopFailure(Outcome.answered(reply));
  }

  /** It cannot do what we insist on. */
  static NextHopFailure unfit(Reply reply) {
    return new NextHopFailure(Outcome.unfit(reply));
  }

  /** What to say about every recipient concerned. */
  public Outcome outcome() {
    return outcome;
  }

  public Reply reply() {
    return outcome.reply();
  }

  /** Whether the message may have been taken all the same. */
  public boolean isInDoubt() {
    return outcome.fate() == Outcome.Fate.IN_DOUBT;
  }
}
