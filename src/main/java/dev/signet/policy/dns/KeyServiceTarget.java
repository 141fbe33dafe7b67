package dev.signet.policy.dns;

import dev.signet.entity.DomainName;
import java.net.URI;

/**
 * A key service that a domain names by SRV.
 *
 * @param host the name that its TLS certificate has to bear
 * @param mayBeCalled whether the record is secure by DNSSEC, or leads to the domain itself or
 *     below: else anybody on the way could have written it
 */
public record KeyServiceTarget(DomainName host, int port, String path, boolean mayBeCalled) {

  /** Where it is to be called; an SRV record names no path. */
  public URI uri() {
    return URI.create("https://" + host.value() + ":" + port + path);
  }
}
