package dev.signet.pki.path.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.trust.Anchor;
import java.util.Collection;
import java.util.regex.Pattern;

/** Certificates and names as the sentences of a ground show them: short, in one line. */
public final class Described {

  private static final int MAX_NAME = 200;
  private static final int MAX_SERIAL = 40;
  private static final int MAX_LISTED = 8;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

  private Described() {}

  public static String of(Certificate certificate) {
    return name(certificate.subject())
        + " (serial "
        + cut(certificate.serialNumber().toString(16), MAX_SERIAL)
        + ")";
  }

  public static String of(Anchor anchor) {
    return anchor
        .authority()
        .certificate()
        .map(Described::of)
        .orElseGet(() -> name(anchor.authority().name()));
  }

  public static String name(DistinguishedName name) {
    return name.isEmpty()
        ? "a certificate without a subject name"
        : "'" + text(name.toString()) + "'";
  }

  /** Words of a stranger, made fit for a log line. */
  public static String text(String strange) {
    String shown = cut(strange, MAX_NAME);
    return isPlain(shown) ? shown : UNPRINTABLE.matcher(shown).replaceAll("?");
  }

  /** Nearly every text is, and need not be matched. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter < ' ' || letter > '~') {
        return false;
      }
    }
    return true;
  }

  /** The first few of many. */
  static String some(Collection<String> many) {
    String shown = String.join(", ", many.stream().sorted().limit(MAX_LISTED).toList());
    int more = many.size() - MAX_LISTED;
    return many.isEmpty() ? "none" : text(shown) + (more > 0 ? " and " + more + " more" : "");
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "...";
  }
}
