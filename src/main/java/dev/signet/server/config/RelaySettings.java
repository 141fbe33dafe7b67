package dev.signet.server.config;

import dev.signet.pki.fetch.guard.Exemption;
import dev.signet.xkms.xkiss.relay.RelayRules;
import java.util.List;
import java.util.Set;

/**
 * Which questions are passed on, and where they may go.
 *
 * @param rules whom to ask, and what that may cost
 * @param ports of services found in DNS
 * @param privates private addresses that may be called
 * @param dns resolvers, and whom to believe
 */
public record RelaySettings(
    RelayRules rules,
    boolean isDnssecRequired,
    Set<Integer> ports,
    List<Exemption> privates,
    EdgeSettings.Dns dns) {
  public RelaySettings {
    ports = Set.copyOf(ports);
    privates = List.copyOf(privates);
  }
}
