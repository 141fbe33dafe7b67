package dev.signet.mail.edge.results;

import dev.signet.mail.message.field.FieldText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one method came to (RFC 8601 section 2.2, resinfo).
 *
 * @param method in lower case
 * @param word the result, in lower case
 * @param properties {@code ptype.property} in lower case and value; of two with one name the first
 */
record MethodResult(
    String method, String word, List<String> comments, Map<String, String> properties) {
  MethodResult {
    comments = List.copyOf(comments);
    properties = Map.copyOf(properties);
  }

  Optional<String> property(String name) {
    return Optional.ofNullable(properties.get(name));
  }

  /** Reads the text between two semicolons; empty if it is none, or of an unknown version. */
  static Optional<MethodResult> read(String clause) {
    FieldText text = new FieldText(clause);
    String method = word(text);
    text.passBlanks();
    if (method.isEmpty() || !isVersionOne(text) || !text.pass('=')) {
      return Optional.empty();
    }
    String word = word(text);
    return properties(text).map(all -> new MethodResult(method, word, text.comments(), all));
  }

  private static String word(FieldText text) {
    text.passBlanks();
    return text.token().toLowerCase(Locale.ROOT);
  }

  private static boolean isVersionOne(FieldText text) {
    if (!text.pass('/')) {
      return true;
    }
    String version = word(text);
    text.passBlanks();
    return version.equals("1");
  }

  /** Reads {@code name=value} to the end; empty if something else is there. */
  private static Optional<Map<String, String>> properties(FieldText text) {
    Map<String, String> properties = new HashMap<>();
    String name = word(text);
    while (!name.isEmpty()) {
      text.passBlanks();
      if (!text.pass('=')) {
        return Optional.empty();
      }
      text.passBlanks();
      Optional<String> quoted = text.quoted();
      String value = quoted.orElseGet(() -> text.run(c -> c > ' ' && "\"();".indexOf(c) < 0));
      properties.putIfAbsent(name, value);
      name = word(text);
    }
    return text.atEnd() ? Optional.of(properties) : Optional.empty();
  }
}
