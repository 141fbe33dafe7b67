package dev.signet.mail.edge.results;

import dev.signet.mail.message.HeaderField;

/** Folds a field (RFC 5322 section 2.2.3): a line end before a blank, which means nothing. */
final class Folded {
  private static final int COLUMNS = 78;

  private Folded() {}

  /** A field with lines of at most 78 characters, as far as it has blanks. */
  static HeaderField field(String name, String body) {
    String text = body.strip();
    StringBuilder out = new StringBuilder();
    int column = name.length() + ": ".length();
    for (String word : text.split("(?=[ \\t])")) {
      // A line of blanks only must not come about (section 3.2.2), so a blank is never last.
      boolean breaks = column + word.length() > COLUMNS && word.length() > 1 && out.length() > 0;
      out.append(breaks ? "\r\n" : "").append(word);
      column = (breaks ? 0 : column) + word.length();
    }
    return HeaderField.of(name, out.toString());
  }
}
