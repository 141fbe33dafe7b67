package dev.signet.mail.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses a stranger may have us connect to: those of the public Internet (RFC 6890), and
 * blocks that an administrator lists.
 */
public final class PublicAddresses {
  /** Blocks of the IANA special-purpose registries that are not globally reachable. */
  private static final List<Network> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4")
          .map(Network::of)
          .toList();

  /** Global unicast, from which alone IPv6 is allotted. */
  private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

  /** Inside it: protocol assignments with Teredo, documentation, 6to4 with its hidden IPv4. */
  private static final List<Network> SPECIAL_IPV6 =
      Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20").map(Network::of).toList();

  private final List<Network> listed;

  /**
   * @param listed blocks that are permitted though they are not public
   */
  public PublicAddresses(List<Network> listed) {
    this.listed = List.copyOf(listed);
  }

  public boolean permits(InetAddress address) {
    return listed.stream().anyMatch(network -> network.contains(address)) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    List<Network> special = address instanceof Inet6Address ? SPECIAL_IPV6 : SPECIAL;
    return (!(address instanceof Inet6Address) || GLOBAL_IPV6.contains(address))
        && special.stream().noneMatch(network -> network.contains(address));
  }
}
