package dev.signet.cli;

/**
 * A command line or a configuration that cannot be carried out; the message says why and what to
 * do.
 */
final class Misuse extends Exception {
  private static final long serialVersionUID = 1L;

  Misuse(String message) {
    super(message);
  }
}
