package dev.signet.pki.trust;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.pki.Octets;

/** Whom the asked certificate must be bound to. */
public sealed interface Identity {

  /**
   * A mailbox, by rfc822Name, SmtpUTF8Mailbox or the subject's emailAddress (RFC 8550 section 3).
   */
  record Mailbox(MailAddress address) implements Identity {}

  /** A mail domain as a whole: its edge signs for it (draft-hallambaker-entity-00 section 2). */
  record MailDomain(DomainName domain) implements Identity {}

  /** A host, by dNSName (RFC 9525 section 6.3). */
  record Host(DomainName name) implements Identity {}

  /** A host by its address of 4 or 16 octets, by iPAddress (RFC 9525 section 6.4). */
  record HostAddress(Octets octets) implements Identity {}
}
