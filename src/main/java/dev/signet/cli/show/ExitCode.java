package dev.signet.cli.show;

/** How a command ended, for scripts; docs/command-line.md lists the same. */
public enum ExitCode {
  /** Valid, found or done, and the answer is authentic. */
  OK(0),
  /** Invalid, or the service that has to know says that there is no such key. */
  NO(1),
  /**
   * Neither established nor refuted: indeterminate, unknown to a service that need not know, or an
   * unauthenticated answer.
   */
  UNDECIDED(2),
  /** The service reported an error. */
  ERROR(3),
  /** The command line, a file or the configuration is wrong; nothing was asked. */
  USAGE(4),
  /** No answer, or one that had to be rejected. */
  NO_ANSWER(5),
  /** The service answers later; what is printed is the ticket to ask again with. */
  LATER(6),
  /** A fault of this program. */
  FAULT(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
