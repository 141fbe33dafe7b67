package dev.signet.server.config;

/**
 * A setting that cannot be worked with; the message names the key, never a secret value, and says
 * what would do.
 */
public final class WrongSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WrongSetting(String because) {
    super(because);
  }

  public WrongSetting(String because, Throwable cause) {
    super(because, cause);
  }
}
