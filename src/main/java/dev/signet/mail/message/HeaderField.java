package dev.signet.mail.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One field of a header, as the octets that came (RFC 5322 section 2.2): name, colon, body, its
 * folds, its closing CRLF.
 *
 * <p>Equality is that of the octets.
 */
public final class HeaderField {
  private final byte[] octets;
  private final String name;

  private HeaderField(byte[] octets, String name) {
    this.octets = octets;
    this.name = name;
  }

  /**
   * Takes a field as received; what has no colon has an empty name and is passed on all the same.
   *
   * @param octets with the closing CRLF
   */
  public static HeaderField received(byte[] octets) {
    int colon = 0;
    while (colon < octets.length && octets[colon] != ':') {
      colon++;
    }
    String name =
        colon == octets.length
            ? ""
            : new String(octets, 0, colon, StandardCharsets.ISO_8859_1).stripTrailing();
    return new HeaderField(octets.clone(), name);
  }

  /**
   * Makes a field; long lines are the caller's to fold, with CRLF and a blank.
   *
   * @throws IllegalArgumentException if the body would break out of the field
   */
  public static HeaderField of(String name, String body) {
    if (body.replace("\r\n ", "").replace("\r\n\t", "").matches("(?s).*[\\r\\n\\x00].*")) {
      throw new IllegalArgumentException("a field body has no line end of its own");
    }
    return received((name + ": " + body + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Name as written, without blanks before the colon; empty if the line has no colon. */
  public String name() {
    return name;
  }

  /** Whether it is that field; names compare without case (RFC 5322 section 1.2.2, ABNF). */
  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** Whether the name begins like this, without case. */
  public boolean nameBegins(String prefix) {
    return name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
  }

  /** Body with its folds undone (RFC 5322 section 2.2.3), octets read as UTF-8, blanks kept. */
  public String body() {
    String text = new String(octets, StandardCharsets.UTF_8);
    String body =
        name.isEmpty() && !text.startsWith(":") ? text : text.substring(text.indexOf(':') + 1);
    return body.replaceAll("\r?\n(?=[ \t])", "").replaceAll("[\r\n]+$", "");
  }

  /** The octets, as they came. */
  public byte[] octets() {
    return octets.clone();
  }

  public int length() {
    return octets.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeaderField field && java.util.Arrays.equals(octets, field.octets);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return name + ":" + body();
  }
}
