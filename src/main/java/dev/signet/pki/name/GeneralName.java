package dev.signet.pki.name;

import dev.signet.pki.Octets;

/** One name of a certificate beside its subject (RFC 5280 section 4.2.1.6). */
public sealed interface GeneralName {

  /** An rfc822Name as written; nothing is said about whether it is a mailbox. */
  record Mail(String text) implements GeneralName {}

  /** An SmtpUTF8Mailbox (RFC 9598 section 3) as written. */
  record InternationalMail(String text) implements GeneralName {}

  /** A dNSName as written. */
  record Dns(String text) implements GeneralName {}

  /** A uniformResourceIdentifier as written. */
  record Uri(String text) implements GeneralName {}

  /** An iPAddress: 4 or 16 octets in a certificate, 8 or 32 in a constraint. */
  record Ip(Octets octets) implements GeneralName {}

  /** A directoryName. */
  record Directory(DistinguishedName name) implements GeneralName {}

  /**
   * A form that only its octets are compared of.
   *
   * @param form {@code otherName:<oid>}, {@code x400Address}, {@code ediPartyName} or {@code
   *     registeredID}
   */
  record Other(String form, Octets octets) implements GeneralName {}
}
