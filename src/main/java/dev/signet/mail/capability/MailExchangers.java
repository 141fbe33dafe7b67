package dev.signet.mail.capability;

import dev.signet.entity.DomainName;
import dev.signet.policy.dns.ExchangerFinding;

/**
 * Where a domain's mail is taken in, as DNS says: {@code DnsMailExchangers::of}; the outside world
 * begins here.
 */
public interface MailExchangers {

  /**
   * The hosts that take mail for a domain (RFC 5321 section 5.1); within a time of its own, and
   * never throws for what DNS says.
   */
  ExchangerFinding of(DomainName domain);
}
