package dev.signet.mail.smtp;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The keywords of an EHLO or LHLO reply (RFC 5321 section 4.1.1.1), in order, names in upper case.
 */
public record Keywords(Map<String, String> parameters) {
  /**
   * The keyword of draft-hallambaker-entity-00 section 3: signed mail is welcome for every mailbox.
   */
  public static final String SMIME = "SMIME";

  public Keywords {
    Map<String, String> upper = new LinkedHashMap<>();
    parameters.forEach((name, value) -> upper.putIfAbsent(name.toUpperCase(Locale.ROOT), value));
    parameters = java.util.Collections.unmodifiableMap(upper);
  }

  /** What a positive reply to EHLO or LHLO offers; its first line is a greeting. */
  public static Keywords of(Reply hello) {
    Map<String, String> offered = new LinkedHashMap<>();
    for (String line : hello.lines().subList(1, hello.lines().size())) {
      // A few servers repeat AUTH as AUTH=; the first line is the one of the standard.
      String[] words = line.strip().split("[ =]", 2);
      offered.putIfAbsent(
          words[0].toUpperCase(Locale.ROOT), words.length == 2 ? words[1].strip() : "");
    }
    return new Keywords(offered);
  }

  public boolean has(String keyword) {
    return parameters.containsKey(keyword);
  }

  /** What stands after the keyword; empty text if nothing does. */
  public Optional<String> parameter(String keyword) {
    return Optional.ofNullable(parameters.get(keyword));
  }
}
