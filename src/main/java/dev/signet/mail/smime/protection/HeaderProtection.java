package dev.signet.mail.smime.protection;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.field.ParameterField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Header protection for signed mail (RFC 9788 section 2): the signed part repeats the fields of the
 * message and says {@code hp="clear"} in its Content-Type.
 */
public final class HeaderProtection {
  private static final List<String> COPIED =
      List.of(
          "From",
          "To",
          "Cc",
          "Subject",
          "Date",
          "Message-ID",
          "Reply-To",
          "In-Reply-To",
          "References");

  private static final String MARK = "\r\n hp=\"clear\"";
  private static final Pattern TRAILING_MARK =
      Pattern.compile(";[ \\t\\r\\n]*hp=\"?clear\"?[ \\t]*;?[ \\t]*$", Pattern.CASE_INSENSITIVE);

  private HeaderProtection() {}

  /** The fields to repeat, as they stand in the message. */
  public static List<HeaderField> copies(Header outer) {
    return outer.fields().stream().filter(HeaderProtection::isCopied).toList();
  }

  private static boolean isCopied(HeaderField field) {
    return COPIED.stream().anyMatch(field::is);
  }

  /** Whether a Content-Type says that fields are protected. */
  public static boolean isMarked(HeaderField contentType) {
    return ParameterField.read(contentType.body()).parameter("hp").isPresent();
  }

  /** Whether the part repeats fields of the message it is in. */
  public static boolean isMarked(Header inner) {
    return inner.first("Content-Type").filter(HeaderProtection::isMarked).isPresent();
  }

  /** The Content-Type, which may be the default one, with the mark. */
  public static HeaderField marked(Optional<HeaderField> contentType) {
    String name = contentType.map(HeaderField::name).orElse("Content-Type");
    String body =
        contentType
            .map(HeaderProtection::rawBody)
            .orElse(" text/plain; charset=us-ascii")
            .stripTrailing();
    String text = name + ":" + body + (body.endsWith(";") ? "" : ";") + MARK + "\r\n";
    return HeaderField.received(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same field without a mark at its end; one elsewhere stays, it harms nobody. */
  public static HeaderField unmarked(HeaderField contentType) {
    String body = rawBody(contentType);
    String without = TRAILING_MARK.matcher(body).replaceFirst("");
    return without.equals(body)
        ? contentType
        : HeaderField.received(
            (contentType.name() + ":" + without + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The body with its folds, without the last line end. */
  private static String rawBody(HeaderField field) {
    String text = new String(field.octets(), StandardCharsets.UTF_8);
    return text.substring(text.indexOf(':') + 1).replaceFirst("\\r?\\n$", "");
  }

  /** Whether the message has the field, with the same words; folds and blanks do not count. */
  public static boolean isRepeated(HeaderField inner, Header outer) {
    return outer.all(inner.name()).stream().anyMatch(field -> words(field).equals(words(inner)));
  }

  private static String words(HeaderField field) {
    return field.body().strip().replaceAll("[ \\t]+", " ");
  }
}
