package dev.signet.cli.judge.cases;

/** A case, or a file that a case names, that cannot be read; the message says why. */
public final class UnreadableCase extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableCase(String message) {
    super(message);
  }
}
