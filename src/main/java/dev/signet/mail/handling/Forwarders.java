package dev.signet.mail.handling;

import dev.signet.entity.DomainName;
import dev.signet.mail.message.Header;
import java.util.Set;

/**
 * Says whether a message came through a forwarder that the operator trusts, going by what the DKIM
 * or ARC verifier before us wrote into Authentication-Results under our own identifier.
 */
public interface Forwarders {

  /** Nobody vouches for anything. */
  Forwarders NONE = (header, trusted) -> false;

  /** Whether one of the trusted domains passed. */
  boolean vouchFor(Header header, Set<DomainName> trusted);
}
