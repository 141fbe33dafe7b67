package dev.signet.xkms.xkrss.authentication;

import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.SecretStore;
import java.time.Instant;
import java.util.List;

/**
 * Counts wrong guesses per name, known or not, and says which names are locked (XKMS 2.0 section
 * 8.1: few failures).
 */
final class Failures {

  private final SecretStore store;
  private final LockOut lockOut;

  Failures(SecretStore store, LockOut lockOut) {
    this.store = store;
    this.lockOut = lockOut;
  }

  boolean isAnyLocked(List<UseKeyWith> names, Instant now) {
    return names.stream().filter(name -> store.lockedUntil(name, now).isPresent()).count() > 0;
  }

  void count(List<UseKeyWith> names, Instant now) {
    names.forEach(
        name -> store.recordFailure(name, lockOut.maxFailures(), now.plus(lockOut.lockTime())));
  }

  void forget(List<UseKeyWith> names) {
    names.forEach(store::clearFailures);
  }
}
