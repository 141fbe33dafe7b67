package dev.signet.server.soap;

/** A request that is turned away at the door, with the reply that says so and the words for the log. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  Refused(Reply reply, String because) {
    super(because);
    this.reply = reply;
  }

  /** A refusal whose reply is its reason as a line of text. */
  static Refused inWords(int status, String because) {
    return new Refused(Reply.text(status, because), because);
  }

  Reply reply() {
    return reply;
  }
}
