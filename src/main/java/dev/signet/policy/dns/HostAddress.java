package dev.signet.policy.dns;

import dev.signet.pki.fetch.guard.AddressRules;
import java.net.InetAddress;
import java.util.Optional;

/**
 * An address that DNS gives for a host.
 *
 * @param objection what speaks against connecting to it because DNS says so (loopback, private,
 *     link-local and the like), for a person; empty for public addresses
 */
public record HostAddress(InetAddress address, Optional<String> objection) {

  static HostAddress of(InetAddress address) {
    return new HostAddress(address, AddressRules.objection(address));
  }

  public boolean isPublic() {
    return objection.isEmpty();
  }
}
