package dev.signet.mail.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block of addresses, {@code 192.0.2.0/24} or {@code 2001:db8::/32} (RFC 4632 section 3.1, RFC
 * 4291 section 2.3).
 */
public final class Network {
  private static final String DOTTED = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";
  private static final String COLONS = "[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";

  private final byte[] prefix;
  private final int bits;

  private Network(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /**
   * Reads a block; an address alone is a block of one.
   *
   * @throws IllegalArgumentException that says what is wrong with it
   */
  public static Network of(String text) {
    int slash = text.indexOf('/');
    String written = slash < 0 ? text : text.substring(0, slash);
    InetAddress address =
        literal(written).orElseThrow(() -> refused(text, "'" + written + "' is not an IP address"));
    int most = address.getAddress().length * 8;
    int bits = slash < 0 ? most : bits(text, text.substring(slash + 1), most);
    byte[] prefix = masked(address.getAddress(), bits);
    if (!Arrays.equals(prefix, address.getAddress())) {
      throw refused(text, "it has bits set behind its prefix; write " + shown(prefix, bits));
    }
    return new Network(prefix, bits);
  }

  /** Reads an address without looking anything up; IPv4 in IPv6 becomes IPv4. */
  public static Optional<InetAddress> literal(String text) {
    if (text.length() > 45 || !text.matches(DOTTED) && !text.matches(COLONS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress address) {
    byte[] octets = address.getAddress();
    return octets.length == prefix.length && Arrays.equals(masked(octets, bits), prefix);
  }

  /** How many leading bits are fixed; more is narrower. */
  public int bits() {
    return bits;
  }

  private static int bits(String text, String written, int most) {
    if (!written.matches("[0-9]{1,3}") || Integer.parseInt(written) > most) {
      throw refused(text, "after the / stands a number from 0 to " + most);
    }
    return Integer.parseInt(written);
  }

  private static byte[] masked(byte[] octets, int bits) {
    byte[] masked = octets.clone();
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.max(0, Math.min(8, bits - i * 8));
      masked[i] = (byte) (masked[i] & 0xff << 8 - kept);
    }
    return masked;
  }

  private static String shown(byte[] prefix, int bits) {
    try {
      return InetAddress.getByAddress(prefix).getHostAddress() + "/" + bits;
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static IllegalArgumentException refused(String text, String because) {
    return new IllegalArgumentException("'" + text + "' is not a network: " + because);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Network that && bits == that.bits && Arrays.equals(prefix, that.prefix);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(prefix) * 31 + bits;
  }

  @Override
  public String toString() {
    return shown(prefix, bits);
  }
}
