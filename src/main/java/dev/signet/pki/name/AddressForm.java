package dev.signet.pki.name;

import dev.signet.pki.Octets;
import java.util.Arrays;
import java.util.Optional;

/**
 * IP addresses; a base is a network and its mask (RFC 4632 style: ones, then zeros).
 *
 * <p>IPv4 and IPv6 are one form: where only networks of one are permitted, addresses of the other
 * are not. Bits of the network beyond the mask do not count.
 */
final class AddressForm implements NameForm<byte[], AddressForm.Base> {

  private static final int IPV4 = 4;
  private static final int IPV6 = 16;

  /** A network and its mask, of the same length. */
  static final class Base {
    private final byte[] network;
    private final byte[] mask;

    private Base(byte[] octets) {
      this.network = Arrays.copyOf(octets, octets.length / 2);
      this.mask = Arrays.copyOfRange(octets, octets.length / 2, octets.length);
    }
  }

  @Override
  public String label() {
    return "iPAddress";
  }

  @Override
  public Optional<byte[]> name(GeneralName written) {
    Octets octets = ((GeneralName.Ip) written).octets();
    return octets.length() == IPV4 || octets.length() == IPV6
        ? Optional.of(octets.bytes())
        : Optional.empty();
  }

  @Override
  public Optional<Base> base(GeneralName written) {
    Octets octets = ((GeneralName.Ip) written).octets();
    return octets.length() == 2 * IPV4 || octets.length() == 2 * IPV6
        ? Optional.of(new Base(octets.bytes())).filter(base -> isMask(base.mask))
        : Optional.empty();
  }

  @Override
  public boolean isWithin(byte[] name, Base base) {
    if (name.length != base.mask.length) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (((name[i] ^ base.network[i]) & base.mask[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Decimal or hexadecimal groups; a network with its mask behind a slash. */
  static String text(Octets octets) {
    byte[] bytes = octets.bytes();
    return switch (bytes.length) {
      case IPV4, IPV6 -> groups(bytes, 0, bytes.length);
      case 2 * IPV4, 2 * IPV6 ->
          groups(bytes, 0, bytes.length / 2) + "/" + groups(bytes, bytes.length / 2, bytes.length);
      default -> octets.toString();
    };
  }

  private static String groups(byte[] bytes, int from, int to) {
    boolean four = to - from == IPV4;
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i += four ? 1 : 2) {
      text.append(i == from ? "" : four ? "." : ":");
      text.append(
          four
              ? Integer.toString(bytes[i] & 255)
              : Integer.toHexString((bytes[i] & 255) << 8 | bytes[i + 1] & 255));
    }
    return text.toString();
  }

  private static boolean isMask(byte[] mask) {
    boolean ended = false;
    for (int bit = 0; bit < mask.length * 8; bit++) {
      boolean one = (mask[bit / 8] & 0x80 >> bit % 8) != 0;
      if (one && ended) {
        return false;
      }
      ended |= !one;
    }
    return true;
  }
}
