package dev.signet.xkms.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Signed answers of other key services, for an operator who wants to know what a key that was
 * passed on rested on. Nothing is answered from here.
 */
public interface RelayedAnswers {

  /**
   * Keeps an answer; the oldest ones go when there are too many.
   *
   * @return the number to ask for it by
   * @throws dev.signet.xkms.registry.RegistryUnavailable if it could not be kept
   */
  long keep(RelayedAnswer answer);

  /** The answer that was kept under that number, if it is still there. */
  Optional<RelayedAnswer> find(long number);

  /** What was kept of that domain's service, the latest first. */
  List<RelayedAnswer.Kept> of(String domain, int most);

  /** Forgets what need not be kept any longer; says how many these were. */
  int forget(Instant now);
}
