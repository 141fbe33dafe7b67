package dev.signet.server.relay;

import dev.signet.pki.fetch.guard.Exemption;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.fetch.guard.HostsMap;
import dev.signet.xkms.xkiss.relay.RelayPeer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where questions that are passed on may go.
 *
 * @param isDnssecRequired whether SRV records count only if DNSSEC authenticates them
 * @param ports that a key service may have
 * @param admitted private addresses that may be called all the same
 */
public record RelayTerms(boolean isDnssecRequired, Set<Integer> ports, List<Exemption> admitted) {
  public RelayTerms {
    ports = Set.copyOf(ports);
    admitted = List.copyOf(admitted);
  }

  /**
   * Over TLS unless the operator says otherwise of this peer, at these ports or the one that the
   * operator wrote down, to public addresses, and never on to where somebody redirects.
   */
  FetchRules rules(URI service, RelayPeer peer) {
    boolean isPlain =
        peer.address().map(at -> "http".equals(at.getScheme())).orElse(peer.isPlain());
    Set<Integer> open = new TreeSet<>(ports);
    if (peer.address().isPresent() && service.getPort() > 0) {
      open.add(service.getPort());
    }
    if (isPlain && service.getPort() < 0) {
      open.add(80);
    }
    return new FetchRules(
        Set.of(isPlain ? "http" : "https"), open, admitted, HostsMap.NONE, Optional.empty(), 0);
  }
}
