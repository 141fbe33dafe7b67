package dev.signet.cli.session;

/**
 * A command line or a configuration that cannot be carried out; the message says why and what to
 * do.
 */
public final class Misuse extends Exception {
  private static final long serialVersionUID = 1L;

  public Misuse(String message) {
    super(message);
  }
}
