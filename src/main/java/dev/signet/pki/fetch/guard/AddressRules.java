package dev.signet.pki.fetch.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses are nobody's business: whatever is not a public unicast address of the Internet
 * (RFC 6890 and its registries), and the addresses at which clouds answer questions about their own
 * machines.
 */
public final class AddressRules {

  /** The first entry that contains an address speaks for it. */
  private static final List<Forbidden> FORBIDDEN =
      List.of(
          // Clouds; the rest of their well-known addresses lie in ranges below.
          entry("169.254.169.254", "cloud metadata"),
          entry("168.63.129.16", "cloud metadata"),
          entry("100.100.100.200", "cloud metadata"),
          entry("fd00:ec2::254", "cloud metadata"),
          // IPv4.
          entry("0.0.0.0/8", "unspecified or this network, RFC 1122 section 3.2.1.3"),
          entry("10.0.0.0/8", "private, RFC 1918"),
          entry("100.64.0.0/10", "shared by carriers, RFC 6598"),
          entry("127.0.0.0/8", "loopback, RFC 1122 section 3.2.1.3"),
          entry("169.254.0.0/16", "link-local, RFC 3927"),
          entry("172.16.0.0/12", "private, RFC 1918"),
          entry("192.0.0.0/24", "protocol assignments, RFC 6890"),
          entry("192.0.2.0/24", "documentation, RFC 5737"),
          entry("192.88.99.0/24", "6to4 relays, RFC 7526"),
          entry("192.168.0.0/16", "private, RFC 1918"),
          entry("198.18.0.0/15", "benchmarks, RFC 2544"),
          entry("198.51.100.0/24", "documentation, RFC 5737"),
          entry("203.0.113.0/24", "documentation, RFC 5737"),
          entry("224.0.0.0/4", "multicast, RFC 5771"),
          entry("240.0.0.0/4", "reserved or broadcast, RFC 1112 section 4"),
          // IPv6. Addresses that carry an IPv4 address would lead around the rules above.
          entry("::/128", "unspecified, RFC 4291"),
          entry("::1/128", "loopback, RFC 4291"),
          entry("::/96", "embedded IPv4, RFC 4291 section 2.5.5.1"),
          entry("::ffff:0:0:0/96", "embedded IPv4, RFC 7915"),
          entry("64:ff9b:1::/48", "local translation of IPv4, RFC 8215"),
          entry("100::/64", "discarded, RFC 6666"),
          entry("2001::/32", "Teredo with embedded IPv4, RFC 4380"),
          entry("2001::/23", "protocol assignments, RFC 2928"),
          entry("2001:db8::/32", "documentation, RFC 3849"),
          entry("2002::/16", "6to4 with embedded IPv4, RFC 3056"),
          entry("3fff::/20", "documentation, RFC 9637"),
          entry("fc00::/7", "unique local, RFC 4193"),
          entry("fe80::/10", "link-local, RFC 4291"),
          entry("fec0::/10", "site-local, RFC 3879"),
          entry("ff00::/8", "multicast, RFC 4291"));

  private static final AddressRange GLOBAL_UNICAST = AddressRange.of("2000::/3");

  /** NAT64 (RFC 6052 section 2.1): hosts without IPv4 reach all of it through this prefix. */
  private static final AddressRange TRANSLATED = AddressRange.of("64:ff9b::/96");

  private record Forbidden(AddressRange range, String what) {}

  private AddressRules() {}

  /** What speaks against connecting to the address, for a person; empty when nothing does. */
  public static Optional<String> objection(InetAddress address) {
    if (TRANSLATED.contains(address)) {
      return objection(embedded(address)).map(what -> "translated address: " + what);
    }
    Optional<String> forbidden =
        FORBIDDEN.stream()
            .filter(entry -> entry.range().contains(address))
            .map(Forbidden::what)
            .findFirst();
    return forbidden.isPresent() || isPublicSpace(address)
        ? forbidden
        : Optional.of("not global unicast, RFC 4291");
  }

  private static boolean isPublicSpace(InetAddress address) {
    return address.getAddress().length == 4 || GLOBAL_UNICAST.contains(address);
  }

  private static InetAddress embedded(InetAddress address) {
    byte[] octets = address.getAddress();
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(octets, 12, 16));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four octets are an address", impossible);
    }
  }

  private static Forbidden entry(String range, String what) {
    return new Forbidden(AddressRange.of(range), what);
  }
}
