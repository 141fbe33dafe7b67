package dev.signet.mail.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;

/**
 * Peers, as addresses or prefixes ({@code 127.0.0.0/8}, {@code ::1}) or {@code unix} for UNIX
 * sockets.
 */
public final class AddressRanges {
  /** Nobody. */
  public static final AddressRanges NONE = new AddressRanges(List.of(), false);

  private final List<Range> ranges;
  private final boolean hasUnix;

  private AddressRanges(List<Range> ranges, boolean hasUnix) {
    this.ranges = ranges;
    this.hasUnix = hasUnix;
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException that says which is none
   */
  public static AddressRanges of(List<String> texts) {
    List<Range> ranges =
        texts.stream().filter(text -> !text.equals("unix")).map(Range::of).toList();
    return new AddressRanges(ranges, texts.contains("unix"));
  }

  /** Whether a peer is one of them; a text that is no address is in no range. */
  public boolean has(String address) {
    if (address.equals("unix")) {
      return hasUnix;
    }
    if (!isAddress(address)) {
      return false;
    }
    byte[] octets = Range.octets(address);
    return ranges.stream().anyMatch(range -> range.has(octets));
  }

  /** Whether a text is an address, and no name. */
  public static boolean isAddress(String text) {
    try {
      return Range.octets(text).length > 0;
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }

  /** One spelling for each address: {@code 2001:db8::7} has many; other text stays as it is. */
  public static String normal(String text) {
    return isAddress(text) ? HexFormat.of().formatHex(Range.octets(text)) : text;
  }

  private record Range(byte[] prefix, int bits) {
    static Range of(String text) {
      String[] parts = text.split("/", 2);
      byte[] prefix = octets(parts[0]);
      int most = prefix.length * 8;
      String bits = parts.length == 2 ? parts[1] : String.valueOf(most);
      if (!bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > most) {
        throw new IllegalArgumentException("'" + text + "' is no range of addresses");
      }
      return new Range(prefix, Integer.parseInt(bits));
    }

    /** Literals only, so that no name is looked up. */
    static boolean looksLikeAddress(String text) {
      return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%\\w+)?");
    }

    static byte[] octets(String text) {
      if (!looksLikeAddress(text)) {
        throw new IllegalArgumentException("'" + text + "' is no address");
      }
      try {
        return InetAddress.getByName(text.replaceFirst("%.*", "")).getAddress();
      } catch (UnknownHostException wrong) {
        throw new IllegalArgumentException("'" + text + "' is no address", wrong);
      }
    }

    boolean has(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
