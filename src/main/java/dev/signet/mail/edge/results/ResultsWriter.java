package dev.signet.mail.edge.results;

import dev.signet.mail.edge.Printable;
import dev.signet.mail.message.HeaderField;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes Authentication-Results with one {@code smime} clause per signature (RFC 7281). */
public final class ResultsWriter {
  private static final int MOST_CLAUSES = 16;
  private static final int MOST_CHARACTERS = 256;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`{|}~-]+");
  private static final Pattern MAILBOX = Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+");

  private final String authservId;

  /**
   * Writes in this name.
   *
   * @throws IllegalArgumentException if it is not one word
   */
  public ResultsWriter(String authservId) {
    if (!TOKEN.matcher(authservId).matches()) {
      throw new IllegalArgumentException("'" + authservId + "' is not an authserv-id: one word");
    }
    this.authservId = authservId;
  }

  /** The field; results beyond 16 are left out. */
  public HeaderField field(List<SignatureResult> results) {
    String clauses =
        results.stream()
            .limit(MOST_CLAUSES)
            .map(ResultsWriter::clause)
            .collect(Collectors.joining(";"));
    return Folded.field(ResultsText.FIELD, authservId + ";" + clauses);
  }

  private static String clause(SignatureResult result) {
    StringBuilder out = new StringBuilder(" smime=").append(result.result().word());
    result.comment().ifPresent(words -> out.append(" (").append(comment(words)).append(')'));
    append(out, "body.smime-identifier", result.signer());
    result
        .certificate()
        .filter(any -> result.signer().isEmpty())
        .ifPresent(
            certificate -> {
              append(out, "body.smime-serial", Optional.of(certificate.serial()));
              append(out, "body.smime-issuer", Optional.of(certificate.issuer()));
            });
    append(out, "body.smime-part", result.part());
    append(out, "policy.smime-origin", result.origin());
    append(out, "policy.smime-entity", result.maker());
    append(out, "policy.smime-handling", result.handling());
    return out.toString();
  }

  private static void append(StringBuilder out, String property, Optional<String> value) {
    value.ifPresent(text -> out.append(' ').append(property).append('=').append(value(text)));
  }

  private static String value(String text) {
    String safe = Printable.ascii(text, MOST_CHARACTERS);
    boolean isPlain = TOKEN.matcher(safe).matches() || MAILBOX.matcher(safe).matches();
    return isPlain ? safe : Printable.quoted(safe);
  }

  private static String comment(String words) {
    return Printable.ascii(words, MOST_CHARACTERS).replaceAll("([()\\\\])", "\\\\$1");
  }
}
