package dev.signet.server.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds keys that look like ours and are not: a typing error must not silently leave a default in
 * force.
 */
final class UnknownKeys {
  private static final String PREFIX = "signet.";
  private static final String ENVIRONMENT_PREFIX = "SIGNET_";

  /**
   * Variables of the command line, which may be set where the server is started too, and one that
   * house.xml names.
   */
  private static final Set<String> FOREIGN =
      Set.of(
          "SERVICE",
          "ENDPOINT",
          "POLICY",
          "BINDING",
          "PIN",
          "TLS_CA",
          "SIGN_KEY",
          "TIMEOUT",
          "LEGACY",
          "TOKEN_FILE",
          "SECRET",
          "TLS_PASSWORD");

  private final List<String> known;
  private final List<String> knownInEnvironment;

  UnknownKeys(List<String> policies, List<String> listeners) {
    this.known =
        Stream.of(SettingKeys.ALL, RelayKeys.ALL, EdgeKeys.ALL)
            .flatMap(List::stream)
            .flatMap(key -> namesOf(key, key.isPerListener() ? listeners : policies))
            .toList();
    this.knownInEnvironment = known.stream().map(SettingKey::environmentName).toList();
  }

  private static Stream<String> namesOf(SettingKey key, List<String> owners) {
    return key.isPerPolicy() || key.isPerListener()
        ? owners.stream().map(key::of)
        : Stream.of(key.name());
  }

  /** The first unknown key among {@code names}, in words, or nothing. */
  Optional<String> complaint(Iterable<String> names) {
    Set<String> all = new LinkedHashSet<>();
    names.forEach(all::add);
    for (String name : all) {
      if (name.startsWith(PREFIX) && !known.contains(name) && !isEcho(name, all)) {
        return Optional.of(words(name, nearest(name, known)));
      }
      if (name.startsWith(ENVIRONMENT_PREFIX) && !isKnownVariable(name)) {
        return Optional.of(words(name, nearest(name, knownInEnvironment)));
      }
    }
    return Optional.empty();
  }

  /** Liberty shows SIGNET_A_B as signet.a.b too, though it may stand for signet.a-b. */
  private boolean isEcho(String name, Set<String> all) {
    String variable = SettingKey.environmentName(name);
    return all.contains(variable) && knownInEnvironment.contains(variable);
  }

  private boolean isKnownVariable(String name) {
    return knownInEnvironment.contains(name)
        || FOREIGN.contains(name.substring(ENVIRONMENT_PREFIX.length()));
  }

  private static String words(String name, String nearest) {
    return "unknown setting "
        + name
        + "; did you mean "
        + nearest
        + "? All keys are in docs/configuration.md";
  }

  private static String nearest(String name, List<String> candidates) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .min(Comparator.comparingInt(c -> distance(wanted, c.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }

  /** Levenshtein distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      nextRow(row, i, one.charAt(i - 1), other);
    }
    return row[other.length()];
  }

  private static void nextRow(int[] row, int i, char c, String other) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j <= other.length(); j++) {
      int above = row[j];
      int replaced = diagonal + (c == other.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
      diagonal = above;
    }
  }
}
