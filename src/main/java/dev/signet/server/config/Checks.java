package dev.signet.server.config;

import java.net.URI;
import java.util.regex.Pattern;

/** What several settings have to fulfil, with the words for those that do not. */
final class Checks {
  private static final Pattern POLICY_NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  private Checks() {}

  static void within(SettingKey key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new WrongSetting(
          key.name() + " is " + value + ", but must lie between " + least + " and " + most);
    }
  }

  static String httpUrl(SettingKey key, String text) {
    String url = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return url;
      }
    } catch (IllegalArgumentException notAUri) {
      throw new WrongSetting(key.name() + " is not a URL: " + text, notAUri);
    }
    throw new WrongSetting(key.name() + " must be like https://keys.example.org, not " + text);
  }

  static void policyName(String name) {
    if (!POLICY_NAME.matcher(name).matches()) {
      throw new WrongSetting(
          SettingKeys.POLICIES.name()
              + ": '"
              + name
              + "' is no name for a policy; use 1 to 63 lower-case letters, digits and hyphens, a"
              + " letter first");
    }
  }
}
