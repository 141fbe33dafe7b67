package dev.signet.server.config;

import dev.signet.server.config.ListenerSettings.Preset;
import dev.signet.server.config.ListenerSettings.Protocol;
import dev.signet.server.config.ListenerSettings.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the settings of one listener, from what is set and what is preset for its name. */
record ListenerReader(Values values) {
  private static final Map<String, Role> ROLES =
      Map.of(
          "outgoing", Role.OUTGOING,
          "incoming", Role.INCOMING,
          "delivery", Role.DELIVERY,
          "front", Role.FRONT);
  private static final Map<String, Protocol> PROTOCOLS =
      Map.of("smtp", Protocol.SMTP, "lmtp", Protocol.LMTP, "milter", Protocol.MILTER);

  ListenerSettings read(String name) {
    Preset preset = Preset.of(name);
    Role role = word(EdgeKeys.LISTENER_ROLE, name, preset.role(), ROLES);
    boolean isFront = role == Role.FRONT;
    return new ListenerSettings(
        name,
        role,
        word(EdgeKeys.LISTENER_PROTOCOL, name, preset.protocol(), PROTOCOLS),
        text(EdgeKeys.LISTENER_ADDRESS, name, preset.address()),
        orPreset(EdgeKeys.LISTENER_NEXT, name, preset.next()),
        word(
            EdgeKeys.LISTENER_ADVERTISED,
            name,
            String.valueOf(isFront),
            Map.of("true", true, "false", false)),
        values.words(EdgeKeys.LISTENER_PEERS.of(name), EdgeKeys.LISTENER_PEERS),
        Optional.of(values.text(EdgeKeys.LISTENER_TLS.of(name), EdgeKeys.LISTENER_TLS))
            .filter(file -> !file.isEmpty())
            .map(Path::of),
        word(
            EdgeKeys.LISTENER_LINE_ENDS,
            name,
            isFront ? "reject" : "normalise",
            Map.of("normalise", true, "reject", false)),
        values.oneOf(
            EdgeKeys.LISTENER_LOGIN,
            EdgeKeys.LISTENER_LOGIN.of(name),
            Map.of("received", true, "xclient", false)));
  }

  private String text(SettingKey key, String name, String preset) {
    String value = orPreset(key, name, preset);
    if (value.isEmpty()) {
      throw new WrongSetting(key.of(name) + " is not set, and '" + name + "' has no preset");
    }
    return value;
  }

  private String orPreset(SettingKey key, String name, String preset) {
    String text = values.text(key.of(name), key);
    return text.isEmpty() ? preset : text;
  }

  private <T> T word(SettingKey key, String name, String preset, Map<String, T> choices) {
    T choice = choices.get(text(key, name, preset));
    if (choice == null) {
      throw new WrongSetting(
          key.of(name) + " must be one of " + choices.keySet().stream().sorted().toList());
    }
    return choice;
  }
}
