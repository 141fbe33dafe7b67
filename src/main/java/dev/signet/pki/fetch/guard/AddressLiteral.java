package dev.signet.pki.fetch.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses as text, in one spelling each: four decimal numbers, or IPv6 with colons (RFC 3986
 * section 3.2.2). Short, octal and hexadecimal spellings of IPv4 are no addresses here, and nothing
 * is ever looked up.
 */
final class AddressLiteral {

  private static final String OCTET = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
  private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private AddressLiteral() {}

  /** Reads an address, with or without the brackets that URIs put around IPv6. */
  static Optional<InetAddress> parse(String text) {
    String bare = isBracketed(text) ? text.substring(1, text.length() - 1) : text;
    boolean literal = V6.matcher(bare).matches() || bare.equals(text) && V4.matcher(bare).matches();
    return literal ? read(bare) : Optional.empty();
  }

  static boolean isBracketed(String text) {
    return text.startsWith("[") && text.endsWith("]");
  }

  private static Optional<InetAddress> read(String literal) {
    try {
      return Optional.of(InetAddress.getByName(literal));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }
}
