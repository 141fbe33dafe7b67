package dev.signet.mail.edge;

import java.util.Locale;
import java.util.Optional;

/** How an authentication came out (RFC 7281 section 3.1 with RFC 8601 section 2.7). */
public enum ResultWord {
  NONE,
  PASS,
  FAIL,
  POLICY,
  NEUTRAL,
  TEMPERROR,
  PERMERROR;

  /** The word as the header field has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a word, without case. */
  public static Optional<ResultWord> of(String word) {
    for (ResultWord result : values()) {
      if (result.name().equalsIgnoreCase(word)) {
        return Optional.of(result);
      }
    }
    return Optional.empty();
  }
}
