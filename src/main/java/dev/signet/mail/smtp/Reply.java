package dev.signet.mail.smtp;

import java.util.List;

/**
 * A reply of an SMTP or LMTP server (RFC 5321 section 4.2).
 *
 * @param code three digits
 * @param enhanced status code of RFC 3463 such as {@code 4.7.5}, or empty
 * @param lines texts without code and enhanced code; at least one
 */
public record Reply(int code, String enhanced, List<String> lines) {
  public Reply {
    if (code < 200 || code > 599 || lines.isEmpty()) {
      throw new IllegalArgumentException("not a reply: " + code + " " + lines);
    }
    lines = List.copyOf(lines);
  }

  /** A reply of one line. */
  public static Reply of(int code, String enhanced, String text) {
    return new Reply(code, enhanced, List.of(text));
  }

  public boolean isPositive() {
    return code < 400;
  }

  public boolean isTransient() {
    return code >= 400 && code < 500;
  }

  public boolean isPermanent() {
    return code >= 500;
  }

  /** Code, enhanced code and text in one line, for logs. */
  @Override
  public String toString() {
    return code + (enhanced.isEmpty() ? " " : " " + enhanced + " ") + String.join(" / ", lines);
  }
}
