package dev.signet.mail.edge.results;

import dev.signet.mail.edge.results.ResultsText.Clause;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes out of a header what would be taken for results of ours (RFC 8601 section 5): fields with
 * one of our ids, also those that only look so, and what others say about S/MIME unless they are
 * trusted.
 */
public final class ForgedResults {
  private static final String METHOD = "smime";

  private final Set<String> own;
  private final Set<String> trusted;
  private final boolean isShared;

  /**
   * Knows who we are.
   *
   * @param own ids that this site writes ({@code edge.authserv-id} and its administrative domain)
   * @param trusted ids of others whose {@code smime} results stay
   */
  public ForgedResults(Set<String> own, Set<String> trusted) {
    this(comparable(own), comparable(trusted), false);
  }

  private ForgedResults(Set<String> own, Set<String> trusted, boolean isShared) {
    this.own = own;
    this.trusted = trusted;
    this.isShared = isShared;
  }

  /**
   * The same, where other filters of this site write under our ids too, such as a DKIM verifier:
   * what they say about other methods stays. They have removed what is forged of it.
   */
  public ForgedResults shared() {
    return new ForgedResults(own, trusted, true);
  }

  private static Set<String> comparable(Set<String> ids) {
    return ids.stream().map(ResultsText::comparable).collect(Collectors.toUnmodifiableSet());
  }

  /** The header without them; all other fields stay as they are. */
  public Header removedFrom(Header header) {
    List<HeaderField> kept = new ArrayList<>();
    for (HeaderField field : header.fields()) {
      if (field.is(ResultsText.FIELD)) {
        remaining(field).ifPresent(kept::add);
      } else {
        kept.add(field);
      }
    }
    return kept.size() == header.fields().size() && kept.equals(header.fields())
        ? header
        : new Header(kept);
  }

  /** What may stay of a field, if anything. */
  private Optional<HeaderField> remaining(HeaderField field) {
    String body = field.body();
    ResultsText text = ResultsText.read(body);
    if (text.isSound() ? own.contains(text.id()) : mentionsUs(body)) {
      return Optional.of(field).filter(kept -> isShared && isOfOthers(text));
    }
    if (text.isSound() && trusted.contains(text.id())) {
      return Optional.of(field);
    }
    if (!text.isSound() && body.toLowerCase(Locale.ROOT).contains(METHOD)) {
      return Optional.empty();
    }
    return text.clauses().stream().anyMatch(Clause::isSmime)
        ? without(field.name(), body, text)
        : Optional.of(field);
  }

  private static boolean isOfOthers(ResultsText text) {
    return text.isSound() && text.clauses().stream().noneMatch(Clause::isSmime);
  }

  private boolean mentionsUs(String body) {
    return own.stream().anyMatch(id -> ResultsText.mentions(body, id));
  }

  private static Optional<HeaderField> without(String name, String body, ResultsText text) {
    List<String> kept =
        text.clauses().stream()
            .filter(clause -> !clause.isSmime() && !clause.meant().isBlank())
            .map(Clause::raw)
            .toList();
    if (kept.isEmpty() || body.chars().anyMatch(c -> c == '\0' || c == '\r' || c == '\n')) {
      return Optional.empty();
    }
    String head = body.substring(0, body.length() - rest(text));
    return Optional.of(Folded.field(name, head + ";" + String.join(";", kept)));
  }

  /** Length of all clauses with the semicolon before each. */
  private static int rest(ResultsText text) {
    return text.clauses().stream().mapToInt(clause -> clause.raw().length() + 1).sum();
  }
}
