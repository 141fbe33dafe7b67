package dev.signet.mail.milter.wire;

import java.util.Set;

/** How much an MTA and a filter say to each other beyond what they need to. */
public enum Manner {
  /**
   * Each step is told and answered. Over TCP: what is not answered is acknowledged late, and until
   * then the MTA's next packet is held back (Nagle's algorithm), 40 ms each time. Postfix even
   * tells the macros of a step that it was asked to leave out.
   */
  STEP_BY_STEP(Set.of(), Set.of()),

  /** Nothing is told or answered that need not be. Over a UNIX socket, which holds nothing back. */
  TERSE(
      Set.of(Command.CONNECT, Command.HELO, Command.MAIL, Command.HEADER, Command.BODY),
      Set.of(Command.DATA, Command.END_OF_HEADER, Command.UNKNOWN));

  private final Set<Command> unanswered;
  private final Set<Command> untold;

  Manner(Set<Command> unanswered, Set<Command> untold) {
    this.unanswered = unanswered;
    this.untold = untold;
  }

  /** Commands to leave unanswered, where the MTA allows that. */
  Set<Command> unanswered() {
    return unanswered;
  }

  /** Commands that tell a filter nothing that another one does not. */
  Set<Command> untold() {
    return untold;
  }
}
