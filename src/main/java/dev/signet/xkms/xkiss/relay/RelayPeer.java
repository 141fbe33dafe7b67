package dev.signet.xkms.xkiss.relay;

import dev.signet.entity.DomainName;
import dev.signet.xkms.model.Octets;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A domain whose key service may be asked.
 *
 * @param pins SHA-256 digests of keys, or of their certificates, of which one must have signed
 *     every answer; empty: any signature will do, and none
 * @param address where the service is; empty: where DNS says (SRV)
 * @param isPlain whether it is asked over HTTP without TLS; for tests and closed networks
 */
public record RelayPeer(
    DomainName domain, Set<Octets> pins, Optional<URI> address, boolean isPlain) {
  public RelayPeer {
    pins = Set.copyOf(pins);
  }

  /** Found by DNS, asked over TLS, nothing pinned. */
  public static RelayPeer of(DomainName domain) {
    return new RelayPeer(domain, Set.of(), Optional.empty(), false);
  }
}
