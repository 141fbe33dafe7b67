package dev.signet.mail.edge.results;

import dev.signet.entity.DomainName;
import dev.signet.mail.message.field.FieldText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of an Authentication-Results field (RFC 8601 section 2.2), read as tolerantly as the
 * laxest of its readers might.
 *
 * @param id whose results they are, in comparable form; empty if that cannot be told
 * @param isSound false if quotes or comments do not close, or the id is not one word
 * @param clauses what follows the id, between semicolons
 */
record ResultsText(String id, boolean isSound, List<Clause> clauses) {
  static final String FIELD = "Authentication-Results";

  private static final Pattern ID = Pattern.compile("\\s*([^\\s=/]+)(?:\\s+[0-9]+)?\\s*");
  private static final Pattern SMIME =
      Pattern.compile("(?<![\\w.-])smime ?(?:/ ?[0-9]+ ?)?=", Pattern.CASE_INSENSITIVE);

  /**
   * Text between two semicolons.
   *
   * @param raw as it came
   * @param bare without comments and what is in quotes, blanks as one each
   * @param meant without comments, quotes and backslashes undone
   */
  record Clause(String raw, String bare, String meant) {

    /** Whether a result of the method smime is in it. */
    boolean isSmime() {
      return SMIME.matcher(bare).find();
    }
  }

  /** Reads the unfolded body. */
  static ResultsText read(String body) {
    List<Clause> parts = new ArrayList<>();
    FieldText text = new FieldText(body);
    boolean isClosed = true;
    do {
      isClosed &= clause(text, parts);
    } while (text.pass(';'));
    Matcher id = ID.matcher(parts.get(0).meant());
    boolean hasId = id.matches();
    return new ResultsText(
        hasId ? comparable(id.group(1)) : "", isClosed && hasId, parts.subList(1, parts.size()));
  }

  /** An id in the form in which ids are compared: without case, domains as A-labels. */
  static String comparable(String id) {
    String domain = id.endsWith(".") ? id.substring(0, id.length() - 1) : id;
    return DomainName.parse(domain).map(DomainName::value).orElse(domain.toLowerCase(Locale.ROOT));
  }

  /** Whether text might be taken to hold that id by a reader who skips what it does not know. */
  static boolean mentions(String text, String id) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "").contains(id);
  }

  private static boolean clause(FieldText text, List<Clause> parts) {
    int from = text.position();
    StringBuilder bare = new StringBuilder();
    StringBuilder meant = new StringBuilder();
    boolean isClosed = true;
    while (!text.atEnd() && !text.sees(';')) {
      int before = text.position();
      isClosed &= text.passBlanks();
      if (text.position() > before) {
        bare.append(' ');
        meant.append(' ');
      } else {
        isClosed &= word(text, bare, meant);
      }
    }
    parts.add(new Clause(text.since(from), bare.toString(), meant.toString()));
    return isClosed;
  }

  /** Passes a quoted string, or one character. */
  private static boolean word(FieldText text, StringBuilder bare, StringBuilder meant) {
    Optional<String> quoted = text.quoted();
    if (quoted.isPresent()) {
      bare.append("\"\"");
      meant.append(quoted.get());
      return true;
    }
    boolean isOpen = text.sees('"');
    boolean isEscape = text.sees('\\');
    int here = text.position();
    String next = text.run(any -> text.position() == here);
    bare.append(next);
    meant.append(isOpen || isEscape ? "" : next);
    return !isOpen;
  }
}
