package dev.signet.pki.fetch.dns;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;

/** Asks DNS which certificates are published for a mailbox or a domain. */
public interface PublishedCertificates {

  /** SMIMEA records of a mailbox (RFC 8162 section 3). */
  DnsFinding smimea(MailAddress mailbox);

  /** CERT records of a mailbox, whose local part is one label (RFC 4398 section 3.1). */
  DnsFinding cert(MailAddress mailbox);

  /** CERT records of a domain (RFC 4398 section 3.1). */
  DnsFinding cert(DomainName domain);
}
