package dev.signet.pki.fetch.guard;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A target that the operator admits although the rules about addresses speak against it: hosts of
 * an intranet, or a test's own server.
 *
 * <p>Written as a range ({@code 10.20.0.0/16}), a host and port ({@code crl.intra.example:8080},
 * {@code 127.0.0.1:8080}, {@code [::1]:8080}) or a host alone. With a port, that port is admitted
 * there as well; without one, the allowed ports stay as they are. A name admits whatever address it
 * resolves to.
 *
 * @param host a name in lower case, empty for a range
 */
public record Exemption(String host, Optional<AddressRange> range, OptionalInt port) {

  /**
   * Reads one of the spellings above.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public static Exemption of(String text) {
    Optional<AddressRange> whole = AddressRange.parse(text);
    if (whole.isPresent()) {
      return new Exemption("", whole, OptionalInt.empty());
    }
    int colon = text.lastIndexOf(':');
    return colon < 0
        ? host(text, OptionalInt.empty())
        : host(text.substring(0, colon), port(text.substring(colon + 1), text));
  }

  /** Whether the rules about host names and ports are lifted for the target. */
  boolean admits(TargetUri target) {
    return port.isPresent() ? admitsPort(target.port()) && names(target) : names(target);
  }

  /** Whether the port itself is admitted at the target, whatever the list of ports says. */
  boolean admitsPortOf(TargetUri target) {
    return port.isPresent() && admits(target);
  }

  /** Whether the target may be reached at the address. */
  boolean admits(TargetUri target, InetAddress address) {
    return admitsPort(target.port())
        && (range.map(r -> r.contains(address)).orElse(false) || host.equals(target.host()));
  }

  private boolean names(TargetUri target) {
    return host.equals(target.host())
        || target.literal().flatMap(address -> range.map(r -> r.contains(address))).orElse(false);
  }

  private boolean admitsPort(int asked) {
    return port.isEmpty() || port.getAsInt() == asked;
  }

  private static Exemption host(String host, OptionalInt port) {
    Optional<AddressRange> range = AddressRange.parse(host);
    if (range.isEmpty() && !host.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")) {
      throw new IllegalArgumentException(
          "'" + host + "' is neither a range of addresses nor a host");
    }
    return new Exemption(range.isPresent() ? "" : host.toLowerCase(Locale.ROOT), range, port);
  }

  private static OptionalInt port(String digits, String text) {
    if (!digits.matches("[1-9][0-9]{0,4}") || Integer.parseInt(digits) > 0xffff) {
      throw new IllegalArgumentException("'" + text + "' ends with no port");
    }
    return OptionalInt.of(Integer.parseInt(digits));
  }
}
