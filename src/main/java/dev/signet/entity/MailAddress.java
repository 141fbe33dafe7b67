package dev.signet.entity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One mailbox, as RFC 5321 section 4.1.2 writes it and RFC 6531 widens it to UTF-8.
 *
 * <p>{@code localPart} is what the quotes mean, not how they were written: {@code
 * "alice"@example.org} equals {@code alice@example.org} (RFC 5321 section 4.1.2). It is compared
 * exactly, case included, because only its own domain knows better; domains compare by {@link
 * DomainName}. At most 64 and 254 octets (section 4.5.3.1, RFC 3696 erratum 1690). Address literals
 * ({@code [192.0.2.1]}) are refused: no certificate and no domain policy speaks about them.
 */
public record MailAddress(String localPart, DomainName domain) {

  private static final int MAX_LOCAL_OCTETS = 64;
  private static final int MAX_OCTETS = 254;

  /** Checks the parts; throws {@link IllegalArgumentException} with a text fit for a person. */
  public MailAddress {
    LocalPart.check(localPart);
    int local = octets(localPart);
    if (local > MAX_LOCAL_OCTETS || local + 1 + domain.value().length() > MAX_OCTETS) {
      throw new IllegalArgumentException(
          "a mail address has at most 64 octets before the @ and 254 in all");
    }
  }

  /** Reads {@code local@domain}; {@link IllegalArgumentException} says what is wrong with it. */
  public static MailAddress of(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException(
          "'" + shown(text) + "' is not a mail address: it has no @");
    }
    return new MailAddress(
        LocalPart.read(text.substring(0, at)), DomainName.of(text.substring(at + 1)));
  }

  /** Reads an address that may be none. */
  public static Optional<MailAddress> parse(String text) {
    try {
      return Optional.of(of(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** Whether the address fits into mail without SMTPUTF8 (RFC 6531). */
  public boolean isAscii() {
    return localPart.chars().allMatch(c -> c < 0x80);
  }

  /** The address as mail writes it: local part quoted only where it must be. */
  @Override
  public String toString() {
    return LocalPart.written(localPart) + "@" + domain.value();
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String shown(String text) {
    return text.length() <= MAX_OCTETS ? text : text.substring(0, MAX_OCTETS) + "...";
  }
}
