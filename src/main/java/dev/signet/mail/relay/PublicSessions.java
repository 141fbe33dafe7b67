package dev.signet.mail.relay;

import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.smtp.Peer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the fronts of this server know of their clients and XCLIENT cannot say: whether they came
 * over TLS, and whether they were told {@code SMIME}. Found again by the client's address and port,
 * which a milter learns from the MTA.
 */
public final class PublicSessions {
  private final Map<String, Known> open = new ConcurrentHashMap<>();

  /** What is known of a client. */
  public record Known(Optional<String> tlsVersion, boolean isAdvertised) {}

  /** A client's place in the list; leaving twice does no harm. */
  public record Entry(Map<String, Known> list, String key, Known known) {
    void leave() {
      list.remove(key, known);
    }
  }

  Entry enter(Peer peer, boolean isAdvertised) {
    Known known = new Known(peer.tlsVersion(), isAdvertised);
    open.put(key(peer), known);
    return new Entry(open, key(peer), known);
  }

  /** The client of a front, if it is one. */
  Optional<Known> of(Peer peer) {
    return peer.port() == 0 ? Optional.empty() : Optional.ofNullable(open.get(key(peer)));
  }

  private static String key(Peer peer) {
    return AddressRanges.normal(peer.address()) + "|" + peer.port();
  }
}
