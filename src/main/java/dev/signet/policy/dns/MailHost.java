package dev.signet.policy.dns;

import dev.signet.entity.DomainName;
import java.util.List;

/**
 * A host that takes mail for a domain.
 *
 * @param preference the lower, the sooner it is tried
 * @param addresses in the order to try them; none when the host could not be resolved
 */
public record MailHost(DomainName name, int preference, List<HostAddress> addresses) {
  public MailHost {
    addresses = List.copyOf(addresses);
  }
}
