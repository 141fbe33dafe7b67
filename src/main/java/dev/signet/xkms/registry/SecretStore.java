package dev.signet.xkms.registry;

import dev.signet.xkms.model.UseKeyWith;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps shared secrets and counts failed attempts; uses are taken away by the {@link Registry},
 * with the change they allow.
 */
public interface SecretStore {
  void add(SharedSecret secret);

  /** Takes a secret back; false if there is no such secret or it is spent. */
  boolean withdraw(String id);

  /** All secrets, spent ones too, newest first; at most {@code limit}. */
  List<SharedSecret> list(int limit);

  /** Usable and spent secrets that cover this name, usable ones first; at most 20. */
  List<SharedSecret> covering(UseKeyWith name);

  /**
   * Counts a failed attempt for a name and locks it out after too many.
   *
   * @param lockedUntil when the lock ends if this attempt is one too many
   * @param limit so many failures are free
   */
  void recordFailure(UseKeyWith name, int limit, Instant lockedUntil);

  /** When the lock on this name ends, if it is locked at {@code now}. */
  Optional<Instant> lockedUntil(UseKeyWith name, Instant now);

  /** Forgets failures after a success. */
  void clearFailures(UseKeyWith name);
}
