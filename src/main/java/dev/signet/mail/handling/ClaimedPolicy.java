package dev.signet.mail.handling;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.address.AddressField;
import dev.signet.mail.message.address.Mailbox;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.PolicyLookup;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policy that a message has to keep: that of its author's domain. Where From does not name one
 * author, it is the strictest of all domains that it names, so that naming two does not dodge both.
 */
final class ClaimedPolicy {
  private static final int MOST_DOMAINS = 8;

  private ClaimedPolicy() {}

  /** Empty if nobody is named at all. */
  static Optional<PolicyFinding> of(MailMessage message, PolicyLookup policies) {
    Optional<DomainName> author = Inspector.author(message).map(MailAddress::domain);
    return author.isPresent()
        ? author.map(policies::of)
        : named(message.header())
            .map(policies::of)
            .max(Comparator.comparingInt(ClaimedPolicy::strictness));
  }

  private static Stream<DomainName> named(Header header) {
    return AddressField.mailboxes(header, "From").stream()
        .map(Mailbox::address)
        .flatMap(Optional::stream)
        .map(MailAddress::domain)
        .distinct()
        .limit(MOST_DOMAINS);
  }

  private static int strictness(PolicyFinding finding) {
    return switch (finding.policy().authentication(DomainPolicy.SMIME)) {
      case ALWAYS -> 3;
      case EHLO -> 2;
      case NEVER, UNDEFINED -> finding instanceof PolicyFinding.Unavailable ? 1 : 0;
    };
  }
}
