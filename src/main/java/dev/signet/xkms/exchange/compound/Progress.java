package dev.signet.xkms.exchange.compound;

/**
 * Is told how far a compound is (StatusResult, XKMS 2.0 section 2.5). Called by the thread that has
 * the compound carried out, at the beginning, while parts are finished, and at the end; what it
 * does delays the answer.
 */
@FunctionalInterface
public interface Progress {
  /** Nobody wants to know. */
  Progress UNWATCHED = (success, failure, pending) -> {};

  /**
   * Takes note.
   *
   * @param success parts answered with Success
   * @param failure parts answered otherwise
   * @param pending parts not answered yet, or answered with Pending
   */
  void finished(int success, int failure, int pending);
}
