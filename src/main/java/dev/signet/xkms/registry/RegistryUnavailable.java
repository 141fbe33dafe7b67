package dev.signet.xkms.registry;

/**
 * The database cannot be reached or refuses. A change was not made or has been taken back, except
 * where the connection broke while it was being committed: then nobody knows, and only a look-up
 * tells. Whoever repeats such a change with a message of the same Id learns of it as a repetition.
 */
public final class RegistryUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RegistryUnavailable(String because, Throwable cause) {
    super(because, cause);
  }
}
