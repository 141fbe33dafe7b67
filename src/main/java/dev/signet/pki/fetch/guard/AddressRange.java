package dev.signet.pki.fetch.guard;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block of addresses that share their first bits (RFC 4632 section 3.1).
 *
 * @param network any address of the block; bits behind the prefix do not count
 * @param prefix how many leading bits are shared
 */
public record AddressRange(InetAddress network, int prefix) {

  public AddressRange {
    int bits = network.getAddress().length * 8;
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("a prefix of " + prefix + " bits in " + bits);
    }
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code fc00::/7} or one address alone.
   *
   * @throws IllegalArgumentException if it is neither; names are not looked up
   */
  public static AddressRange of(String text) {
    return parse(text)
        .orElseThrow(
            () -> new IllegalArgumentException("'" + text + "' is not a range of addresses"));
  }

  /** Reads a range that may be none. */
  public static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    return AddressLiteral.parse(slash < 0 ? text : text.substring(0, slash))
        .flatMap(network -> withPrefix(network, slash < 0 ? "" : text.substring(slash)));
  }

  /** Whether the address lies in the block; an address of the other family never does. */
  public boolean contains(InetAddress address) {
    byte[] own = network.getAddress();
    byte[] other = address.getAddress();
    int whole = prefix / 8;
    return own.length == other.length
        && Arrays.equals(own, 0, whole, other, 0, whole)
        && (prefix % 8 == 0 || (own[whole] & mask()) == (other[whole] & mask()));
  }

  private int mask() {
    return 0xff << (8 - prefix % 8) & 0xff;
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefix;
  }

  private static Optional<AddressRange> withPrefix(InetAddress network, String suffix) {
    int bits = network.getAddress().length * 8;
    if (suffix.isEmpty()) {
      return Optional.of(new AddressRange(network, bits));
    }
    if (!suffix.matches("/[0-9]{1,3}") || Integer.parseInt(suffix.substring(1)) > bits) {
      return Optional.empty();
    }
    return Optional.of(new AddressRange(network, Integer.parseInt(suffix.substring(1))));
  }
}
