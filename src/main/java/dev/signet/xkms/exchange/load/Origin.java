package dev.signet.xkms.exchange.load;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where requests come from, as far as limits tell callers apart: an IPv4 address, or an IPv6
 * network of 64 bits (RFC 4291 section 2.5.4). All that is no address counts as one caller.
 *
 * @param version 4, 6, 1 for the loopback address of IPv6, or 0 for no address
 * @param bits the address, or the network
 */
record Origin(int version, long bits) {
  private static final Origin UNKNOWN = new Origin(0, 0);

  /** As many characters as a literal can have, with brackets, zone and port. */
  private static final int LONGEST = 100;

  private static final Pattern V4 =
      Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})(?::[0-9]{1,5})?");
  private static final Pattern V6 =
      Pattern.compile("\\[?([0-9A-Fa-f:.]{2,45})(?:%[^\\]]*)?(?:\\](?::[0-9]{1,5})?)?");

  /** The origin of a peer's address, with or without port and zone; a name is never looked up. */
  static Origin of(String peer) {
    if (peer.length() > LONGEST) {
      return UNKNOWN;
    }
    Matcher dotted = V4.matcher(peer);
    if (dotted.matches()) {
      return v4(dotted);
    }
    Matcher colons = V6.matcher(peer);
    return colons.matches() && colons.group(1).indexOf(':') >= 0
        ? v6(colons.group(1)).orElse(UNKNOWN)
        : UNKNOWN;
  }

  boolean isLoopback() {
    return (version == 4 && bits >>> 24 == 127) || version == 1;
  }

  private static Origin v4(Matcher dotted) {
    long bits = 0;
    for (int i = 1; i <= 4; i++) {
      int octet = Integer.parseInt(dotted.group(i));
      if (octet > 255) {
        return UNKNOWN;
      }
      bits = bits << 8 | octet;
    }
    return new Origin(4, bits);
  }

  /** The JDK reads whatever has a colon as a literal and asks no name server about it. */
  private static Optional<Origin> v6(String literal) {
    try {
      InetAddress address = InetAddress.getByName(literal);
      byte[] octets = address.getAddress();
      if (octets.length == 4) {
        return Optional.of(new Origin(4, number(octets, 4)));
      }
      // The loopback address is alone in its network, and the network has other unusual ones.
      return Optional.of(
          address.isLoopbackAddress() ? new Origin(1, 0) : new Origin(6, number(octets, 8)));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  private static long number(byte[] octets, int length) {
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits = bits << 8 | (octets[i] & 0xff);
    }
    return bits;
  }
}
