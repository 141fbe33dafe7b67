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

  public boolean has(String keyword) {
    return parameters.containsKey(keyword);
  }

  /** What stands after the keyword; empty text if nothing does. */
  public Optional<String> parameter(String keyword) {
    return Optional.ofNullable(parameters.get(keyword));
  }
}
