package dev.signet.xkms.registry;

/**
 * The database cannot be reached or refuses; nothing was changed, or what was changed has been
 * taken back.
 */
public final class RegistryUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RegistryUnavailable(String because, Throwable cause) {
    super(because, cause);
  }
}
