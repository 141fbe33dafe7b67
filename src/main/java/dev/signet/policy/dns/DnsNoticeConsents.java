package dev.signet.policy.dns;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.policy.NoticeTarget;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * Asks a foreign target of notices whether it agreed: {@code
 * <domain>._report._smimepolicy.<target>} with {@code v=SMIMEP1}, as RFC 9990 does for reports of
 * DMARC.
 */
public final class DnsNoticeConsents {

  private final DnsQuestions questions;
  private final String prefix;

  public DnsNoticeConsents(DnsQuestions questions, String prefix) {
    this.questions = questions;
    this.prefix = prefix;
  }

  /** Whether notices about that domain may go there. */
  public NoticeConsent of(DomainName domain, URI notice) {
    return target(notice)
        .map(target -> isWithin(target, domain) ? NoticeConsent.OWN : asked(domain, target))
        .orElse(NoticeConsent.NOT_GIVEN);
  }

  private NoticeConsent asked(DomainName domain, DomainName target) {
    return PolicyNames.absolute(domain.value() + "._report." + prefix + "." + target.value())
        .map(name -> questions.ask(name, Type.TXT, questions.begin()))
        .map(answer -> answer.match(DnsNoticeConsents::consent, silent -> NoticeConsent.UNKNOWN))
        .orElse(NoticeConsent.NOT_GIVEN);
  }

  private static NoticeConsent consent(DnsAnswer.Said said) {
    return said.of(TXTRecord.class).anyMatch(txt -> isConsent(String.join("", txt.getStrings())))
        ? NoticeConsent.GIVEN
        : NoticeConsent.NOT_GIVEN;
  }

  private static boolean isConsent(String text) {
    return text.equals("v=SMIMEP1") || text.startsWith("v=SMIMEP1;");
  }

  /** The domain of one mailbox, or the host of one URL. */
  private static Optional<DomainName> target(URI notice) {
    String scheme = Optional.ofNullable(notice.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (scheme.equals("https")) {
      return Optional.ofNullable(notice.getHost()).flatMap(DomainName::parse);
    }
    return NoticeTarget.mailbox(notice).map(MailAddress::domain);
  }

  private static boolean isWithin(DomainName target, DomainName domain) {
    return target.equals(domain) || target.value().endsWith("." + domain.value());
  }
}
