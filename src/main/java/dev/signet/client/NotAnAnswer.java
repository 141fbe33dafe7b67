package dev.signet.client;

/** What came back cannot be the answer to the request; the message says why, fit for a person. */
final class NotAnAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  NotAnAnswer(String because) {
    super(because);
  }
}
