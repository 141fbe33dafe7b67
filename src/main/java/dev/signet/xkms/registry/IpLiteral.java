package dev.signet.xkms.registry;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses as RFC 4291 section 2.2 and dotted decimal write them; a name is never looked up.
 */
final class IpLiteral {

  private static final Pattern V4_OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern V6_CHARACTERS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  private IpLiteral() {}

  /** The octets of an address, in hexadecimal; IPv4 ones also for an IPv4-mapped IPv6 address. */
  static Optional<String> octets(String text) {
    return text.indexOf(':') >= 0 ? v6(text) : v4(text);
  }

  private static Optional<String> v4(String text) {
    String[] parts = text.split("\\.", 5);
    if (parts.length != 4) {
      return Optional.empty();
    }
    byte[] octets = new byte[4];
    for (int i = 0; i < 4; i++) {
      if (!V4_OCTET.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 255) {
        return Optional.empty();
      }
      octets[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Optional.of(HexFormat.of().formatHex(octets));
  }

  /** The JDK reads whatever has a colon as a literal and asks no name server about it. */
  private static Optional<String> v6(String text) {
    if (!V6_CHARACTERS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(HexFormat.of().formatHex(InetAddress.getByName(text).getAddress()));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }
}
