package dev.signet.server.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Values of settings in their first form: text, numbers, switches, lists, words from a choice. */
record Values(Config config) {
  private static final Map<String, Boolean> SWITCH = Map.of("true", true, "false", false);

  String text(SettingKey key) {
    return text(key.name(), key);
  }

  /** The value of one of the names that the key stands for. */
  String text(String name, SettingKey key) {
    return config
        .getOptionalValue(name, String.class)
        .map(String::strip)
        .orElse(key.defaultValue());
  }

  int number(SettingKey key) {
    String text = text(key);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new WrongSetting(
          key.name() + " must be a whole number, not '" + text + "'", notANumber);
    }
  }

  boolean isOn(SettingKey key) {
    return oneOf(key, key.name(), SWITCH);
  }

  boolean isOn(String name, SettingKey key) {
    return oneOf(key, name, SWITCH);
  }

  /** What stands for the word that was set. */
  <T> T oneOf(SettingKey key, String name, Map<String, T> choices) {
    String text = text(name, key);
    T choice = choices.get(text);
    if (choice == null) {
      throw new WrongSetting(
          name
              + " must be "
              + choices.keySet().stream().sorted().collect(Collectors.joining(" or "))
              + ", not '"
              + text
              + "'");
    }
    return choice;
  }

  /** A list with commas; empty items do not count. */
  List<String> words(SettingKey key) {
    return words(key.name(), key);
  }

  List<String> words(String name, SettingKey key) {
    return Arrays.stream(text(name, key).split(","))
        .map(String::strip)
        .filter(w -> !w.isEmpty())
        .toList();
  }
}
