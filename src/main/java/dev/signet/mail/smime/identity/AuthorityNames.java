package dev.signet.mail.smime.identity;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import java.util.Set;

/**
 * Which mailboxes speak for a whole domain (RFC 3183 section 3).
 *
 * @param localParts compared exactly
 * @param organizations domains inside which an ancestor may speak for those below; by default none,
 *     so that a mailbox speaks for its own domain only
 */
public record AuthorityNames(Set<String> localParts, Set<DomainName> organizations) {
  public static final AuthorityNames DEFAULT =
      new AuthorityNames(Set.of("domain-signing-authority"), Set.of());

  public AuthorityNames {
    localParts = Set.copyOf(localParts);
    organizations = Set.copyOf(organizations);
  }

  /** Whether this mailbox speaks for that domain. */
  public boolean speaksFor(MailAddress mailbox, DomainName domain) {
    return localParts.contains(mailbox.localPart())
        && (mailbox.domain().equals(domain)
            || isBelow(domain, mailbox.domain())
                && organizations.stream()
                    .anyMatch(o -> o.equals(mailbox.domain()) || isBelow(mailbox.domain(), o)));
  }

  private static boolean isBelow(DomainName domain, DomainName ancestor) {
    return domain.value().endsWith("." + ancestor.value());
  }
}
