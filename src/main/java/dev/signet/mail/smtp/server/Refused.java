package dev.signet.mail.smtp.server;

import dev.signet.mail.smtp.Reply;

/** The wire's own no to a command. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;
  private final boolean isLast;

  private Refused(Reply reply, boolean isLast) {
    super(reply.toString(), null, false, false);
    this.reply = reply;
    this.isLast = isLast;
  }

  static Refused because(Reply reply) {
    return new Refused(reply, false);
  }

  /** What may follow cannot be trusted to be commands: the connection ends. */
  static Refused forGood(Reply reply) {
    return new Refused(reply, true);
  }

  Reply reply() {
    return reply;
  }

  boolean isLast() {
    return isLast;
  }
}
