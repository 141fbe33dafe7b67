package dev.signet.pki.trust.file;

import dev.signet.pki.trust.PathRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the values of a policy file mean. */
final class Values {

  private static final Map<String, Boolean> SWITCH = Map.of("yes", true, "no", false);
  private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,38})){1,40}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern LENGTH_OF_TIME = Pattern.compile("([0-9]{1,6}) ([a-z]+?)s?");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "second", Duration.ofSeconds(1),
          "minute", Duration.ofMinutes(1),
          "hour", Duration.ofHours(1),
          "day", Duration.ofDays(1));

  private Values() {}

  static boolean isOn(Entry entry) throws UnusablePolicy {
    return chosen(entry, SWITCH);
  }

  /** One of the words, which are the names of constants in lower case with hyphens. */
  static <E extends Enum<E>> Section.Meaning<E> oneOf(Class<E> words) {
    Map<String, E> choices = new LinkedHashMap<>();
    for (E constant : words.getEnumConstants()) {
      choices.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return entry -> chosen(entry, choices);
  }

  static <T> T chosen(Entry entry, Map<String, T> choices) throws UnusablePolicy {
    return chosen(entry, entry.value(), choices);
  }

  static <T> T chosen(Entry entry, String word, Map<String, T> choices) throws UnusablePolicy {
    T choice = choices.get(word);
    if (choice == null) {
      List<String> allowed = choices.keySet().stream().sorted().toList();
      throw entry.refused("'" + word + "' is none of " + String.join(", ", allowed));
    }
    return choice;
  }

  /** Several of the words, separated by commas. */
  static <T> Set<T> someOf(Entry entry, Map<String, T> choices) throws UnusablePolicy {
    Set<T> chosen = new LinkedHashSet<>();
    for (String word : words(entry)) {
      chosen.add(chosen(entry, word, choices));
    }
    return chosen;
  }

  static List<String> words(Entry entry) throws UnusablePolicy {
    List<String> words = Arrays.stream(entry.value().split(",", -1)).map(String::strip).toList();
    if (words.contains("")) {
      throw entry.refused("there is nothing before or after a comma");
    }
    return words;
  }

  static Section.Meaning<Integer> number(int least, int most) {
    return entry -> {
      try {
        int number = Integer.parseInt(entry.value());
        if (number >= least && number <= most) {
          return number;
        }
        throw entry.refused("it must lie between " + least + " and " + most);
      } catch (NumberFormatException notANumber) {
        throw entry.refused("it must be a whole number");
      }
    };
  }

  static OptionalInt numberOrUnlimited(Entry entry) throws UnusablePolicy {
    return entry.value().equals("unlimited")
        ? OptionalInt.empty()
        : OptionalInt.of(number(0, 1000).of(entry));
  }

  /** {@code 90 seconds}, {@code 1 day}. */
  static Duration duration(Entry entry) throws UnusablePolicy {
    Matcher parts = LENGTH_OF_TIME.matcher(entry.value());
    Duration unit = parts.matches() ? UNITS.get(parts.group(2)) : null;
    if (unit == null || Long.parseLong(parts.group(1)) == 0) {
      throw entry.refused("it must be a time such as 90 seconds, 5 minutes, 12 hours or 400 days");
    }
    return unit.multipliedBy(Long.parseLong(parts.group(1)));
  }

  /** A day in UTC, its beginning. */
  static Instant day(Entry entry) throws UnusablePolicy {
    try {
      return LocalDate.parse(entry.value()).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException notADay) {
      throw entry.refused("it must be a day such as 2030-12-31");
    }
  }

  /** Object identifiers of certificate policies, or {@code any}. */
  static Set<String> policies(Entry entry) throws UnusablePolicy {
    Set<String> policies = new LinkedHashSet<>();
    for (String word : words(entry)) {
      if (!word.equals("any") && !OID.matcher(word).matches()) {
        throw entry.refused("'" + word + "' is neither 'any' nor an object identifier like 1.2.3");
      }
      policies.add(word.equals("any") ? PathRules.ANY_POLICY : word);
    }
    return policies;
  }

  /** SHA-256 fingerprints as OpenSSL or a browser shows them. */
  static Set<String> fingerprints(Entry entry) throws UnusablePolicy {
    Set<String> fingerprints = new LinkedHashSet<>();
    for (String word : words(entry)) {
      String digits = word.replace(":", "").toLowerCase(Locale.ROOT);
      if (!SHA_256.matcher(digits).matches()) {
        throw entry.refused("a SHA-256 fingerprint has 64 hexadecimal digits");
      }
      fingerprints.add(digits);
    }
    return fingerprints;
  }
}
