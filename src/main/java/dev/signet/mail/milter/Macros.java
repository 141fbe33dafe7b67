package dev.signet.mail.milter;

import dev.signet.mail.milter.wire.Fields;
import dev.signet.mail.milter.wire.MalformedFrame;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Macros that the MTA has told, by the stage they were told for; a later stage wins. */
final class Macros {
  private static final String CONNECTION = "CH";
  private static final String MESSAGE = "MRTLNBE";

  private final Map<Character, Map<String, String>> stages = new HashMap<>();

  /** Takes a packet of macros in place of those of the same stage. */
  void read(Fields fields) throws MalformedFrame {
    char stage = fields.letter();
    Map<String, String> told = new HashMap<>();
    while (fields.hasMore()) {
      told.put(fields.text().replaceAll("^\\{(.*)}$", "$1"), fields.text());
    }
    if ((CONNECTION + MESSAGE).indexOf(stage) >= 0) {
      stages.put(stage, told);
    }
  }

  /** Forgets what belongs to one message. */
  void endOfMessage() {
    stages.keySet().removeIf(stage -> MESSAGE.indexOf(stage) >= 0);
  }

  void endOfConnection() {
    stages.clear();
  }

  Map<String, String> all() {
    Map<String, String> all = new HashMap<>();
    for (char stage : (CONNECTION + MESSAGE).toCharArray()) {
      all.putAll(stages.getOrDefault(stage, Map.of()));
    }
    return all;
  }

  /** One of them, if it says anything. */
  static Optional<String> of(Map<String, String> macros, String name) {
    return Optional.ofNullable(macros.get(name)).filter(value -> !value.isEmpty());
  }
}
