package dev.signet.cli.keys;

/**
 * A file that cannot be read, written or used for what was asked; the message says which, why and
 * what to do.
 */
public final class UnusableFile extends Exception {
  private static final long serialVersionUID = 1L;

  public UnusableFile(String message) {
    super(message);
  }
}
