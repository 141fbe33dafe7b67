package dev.signet.policy.dns;

import java.util.List;
import java.util.function.Function;

/** Which hosts take mail for a domain. */
public sealed interface ExchangerFinding {

  /**
   * These do, best first; there is at least one.
   *
   * @param isWhole false when there are more, which were not looked at or have no proper name
   * @param isSecure by DNSSEC, the addresses not included
   */
  record Hosts(List<MailHost> hosts, boolean isWhole, boolean isSecure)
      implements ExchangerFinding {
    public Hosts {
      hosts = List.copyOf(hosts);
    }
  }

  /** The domain takes no mail (null MX, RFC 7505), or there is no such domain. */
  record None(String because) implements ExchangerFinding {}

  /** DNS gave no answer that counts. */
  record Unavailable(String because) implements ExchangerFinding {}

  /** Takes the finding apart. */
  default <T> T match(
      Function<Hosts, T> hosts, Function<None, T> none, Function<Unavailable, T> unavailable) {
    if (this instanceof Hosts h) {
      return hosts.apply(h);
    }
    return this instanceof None n ? none.apply(n) : unavailable.apply((Unavailable) this);
  }
}
