package dev.signet.mail.smime.identity;

import dev.signet.entity.MailAddress;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.address.Authors;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a certificate speaks for the author of a message: its one From mailbox. Sender, Reply-To
 * and display names are free text to an attacker and do not count.
 *
 * @param author the mailbox of the From field, if there is exactly one
 * @param mailboxes of the certificate, the most fitting one first
 * @param because in words
 */
public record AuthorIdentity(
    Kind kind, Optional<MailAddress> author, List<MailAddress> mailboxes, String because) {
  public AuthorIdentity {
    mailboxes = List.copyOf(mailboxes);
  }

  /** For whom the certificate speaks. */
  public enum Kind {
    /** For the author. */
    AUTHOR,
    /** For the domain of the author. */
    DOMAIN,
    /** For somebody else. */
    OTHER,
    /** The message has no one author, or its signed part names another one. */
    NONE
  }

  /** For whom the certificate speaks, in a message with one layer. */
  public static AuthorIdentity of(
      Header outer, Header inner, X509Certificate certificate, AuthorityNames authorities) {
    return of(outer, List.of(inner), certificate, authorities);
  }

  /**
   * For whom the certificate speaks.
   *
   * @param outer header of the message
   * @param inner headers of the signed parts of all layers, since programs show the one or the
   *     other; a From field in any of them (RFC 9788) must agree
   */
  public static AuthorIdentity of(
      Header outer, List<Header> inner, X509Certificate certificate, AuthorityNames authorities) {
    List<MailAddress> mailboxes = CertificateMailboxes.of(certificate);
    Optional<MailAddress> author = Authors.of(outer).author();
    if (author.isEmpty()) {
      return new AuthorIdentity(
          Kind.NONE, author, mailboxes, "the message has not exactly one author");
    }
    if (inner.stream().anyMatch(one -> contradicts(one, author.get()))) {
      return new AuthorIdentity(
          Kind.NONE, author, mailboxes, "the signed part names another author than the message");
    }
    return of(author.get(), mailboxes, authorities);
  }

  private static boolean contradicts(Header inner, MailAddress author) {
    Header froms = new Header(inner.all("From"));
    return !froms.fields().isEmpty() && Authors.of(froms).author().filter(author::equals).isEmpty();
  }

  private static AuthorIdentity of(
      MailAddress author, List<MailAddress> mailboxes, AuthorityNames authorities) {
    Kind kind = Kind.OTHER;
    String because = "the certificate names somebody else than the author";
    if (mailboxes.contains(author)) {
      kind = Kind.AUTHOR;
      because = "the certificate names the author";
    } else if (mailboxes.stream().anyMatch(m -> authorities.speaksFor(m, author.domain()))) {
      kind = Kind.DOMAIN;
      because = "the certificate names the signing authority of the author's domain";
    } else if (mailboxes.isEmpty()) {
      because = "the certificate names no mailbox";
    }
    List<MailAddress> fitting =
        mailboxes.stream()
            .sorted(
                Comparator.<MailAddress, Boolean>comparing(m -> !m.equals(author))
                    .thenComparing(m -> !authorities.speaksFor(m, author.domain())))
            .toList();
    return new AuthorIdentity(kind, Optional.of(author), fitting, because);
  }

  /**
   * The same in view of what the author's domain lists: a key that it lists speaks for it, whatever
   * the certificate names.
   */
  public AuthorIdentity with(KeyListing listing) {
    return kind == Kind.OTHER && listing == KeyListing.LISTED
        ? new AuthorIdentity(Kind.DOMAIN, author, mailboxes, "the author's domain lists the key")
        : this;
  }
}
