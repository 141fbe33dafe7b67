package dev.signet.pki.fetch.guard;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Hosts that the operator serves himself, such as recorded ones on loopback: a name leads to an
 * address and port without any look-up.
 *
 * @param entries by {@code host} or {@code host:port}, the second one first; what an entry names is
 *     admitted at its address
 * @param exclusive whether hosts that are not listed are refused
 */
public record HostsMap(Map<String, InetSocketAddress> entries, boolean exclusive) {

  /** No entry, nothing excluded. */
  public static final HostsMap NONE = new HostsMap(Map.of(), false);

  public HostsMap {
    entries =
        entries.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    if (entries.values().stream().anyMatch(InetSocketAddress::isUnresolved)) {
      throw new IllegalArgumentException("a hosts map holds addresses, not names");
    }
  }

  /** Nothing but these hosts exists. */
  public static HostsMap only(Map<String, InetSocketAddress> entries) {
    return new HostsMap(entries, true);
  }

  Optional<InetSocketAddress> find(TargetUri target) {
    return Optional.ofNullable(entries.get(target.host() + ":" + target.port()))
        .or(() -> Optional.ofNullable(entries.get(target.host())));
  }
}
