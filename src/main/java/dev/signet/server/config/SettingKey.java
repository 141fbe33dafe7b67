package dev.signet.server.config;

import java.util.Locale;

/**
 * A key that an operator may set.
 *
 * @param name {@code signet.} and words; {@code <name>} in it stands for the name of a trust
 *     policy, {@code <listener>} for that of a listener of the mail edge
 * @param defaultValue what holds without it; empty if nothing does; {@code ${key}} refers to
 *     another setting
 * @param description one sentence for docs/configuration.md
 * @param example a value that somebody might set
 */
public record SettingKey(String name, String defaultValue, String description, String example) {
  private static final String POLICY_PART = "<name>";
  private static final String LISTENER_PART = "<listener>";

  /** True if the key exists once per trust policy. */
  public boolean isPerPolicy() {
    return name.contains(POLICY_PART);
  }

  /** True if the key exists once per listener. */
  public boolean isPerListener() {
    return name.contains(LISTENER_PART);
  }

  /** The key of one policy or listener. */
  public String of(String one) {
    return name.replace(POLICY_PART, one).replace(LISTENER_PART, one);
  }

  /**
   * The same key as an environment variable: everything but letters and digits becomes an
   * underscore (MP Config 3.1).
   */
  public static String environmentName(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
