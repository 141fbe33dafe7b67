package dev.signet.server.operator;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a small posted form; each at most once. */
record FormFields(Map<String, String> values) {
  /** Four short fields do not need more. */
  static final int MAX_OCTETS = 8192;

  /**
   * Reads a form.
   *
   * @throws IllegalArgumentException if it is too long, not URL-encoded, or has a field that is not
   *     expected or comes twice
   */
  static FormFields read(InputStream in, Set<String> expected) throws IOException {
    byte[] octets = in.readNBytes(MAX_OCTETS + 1);
    if (octets.length > MAX_OCTETS) {
      throw new IllegalArgumentException("the form is longer than " + MAX_OCTETS + " octets");
    }
    Map<String, String> values = new HashMap<>();
    for (String pair : new String(octets, StandardCharsets.US_ASCII).split("&")) {
      if (!pair.isBlank()) {
        put(pair, values, expected);
      }
    }
    return new FormFields(values);
  }

  private static void put(String pair, Map<String, String> values, Set<String> expected) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? decoded(pair) : decoded(pair.substring(0, equals));
    if (!expected.contains(name)) {
      throw new IllegalArgumentException(
          "unknown field; known are " + String.join(", ", expected.stream().sorted().toList()));
    }
    if (values.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1))) != null) {
      throw new IllegalArgumentException("field " + name + " is there twice");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  String required(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalArgumentException("field " + name + " is missing"));
  }

  int number(String name, int otherwise) {
    Optional<String> text = text(name);
    try {
      return text.map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("field " + name + " must be a whole number", notANumber);
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
