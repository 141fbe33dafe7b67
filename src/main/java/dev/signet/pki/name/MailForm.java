package dev.signet.pki.name;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import java.util.Optional;

/**
 * Mailboxes: rfc822Name and SmtpUTF8Mailbox, one space of names (RFC 9598 section 6).
 *
 * <p>A base is a mailbox, compared exactly with its local part as it is (RFC 5280 section 7.5), a
 * host, which covers its own mailboxes and none below it, or a domain with a leading dot, which
 * covers those below it and not its own. Domains compare as A-labels. An empty base is not defined
 * and excludes all mailboxes and permits none. A base that is a SmtpUTF8Mailbox is forbidden by RFC
 * 9598 and has no meaning here.
 */
final class MailForm implements NameForm<MailAddress, MailForm.Base> {

  /**
   * One base.
   *
   * @param host empty for a base without text
   */
  record Base(Optional<MailAddress> mailbox, String host, boolean isBelowOnly) {}

  @Override
  public String label() {
    return "rfc822Name";
  }

  /**
   * An rfc822Name is ASCII; a SmtpUTF8Mailbox is for mailboxes that cannot be (RFC 9598 section 3).
   */
  @Override
  public Optional<MailAddress> name(GeneralName written) {
    return written instanceof GeneralName.Mail mail
        ? ascii(mail.text())
        : MailAddress.parse(((GeneralName.InternationalMail) written).text())
            .filter(address -> !address.isAscii());
  }

  @Override
  public Optional<Base> base(GeneralName written) {
    if (!(written instanceof GeneralName.Mail mail) || !isAscii(mail.text())) {
      return Optional.empty();
    }
    String text = mail.text();
    if (text.isEmpty()) {
      return Optional.of(new Base(Optional.empty(), "", false));
    }
    if (text.indexOf('@') >= 0) {
      return ascii(text).map(box -> new Base(Optional.of(box), box.domain().value(), false));
    }
    boolean dotted = text.startsWith(".");
    return DomainName.parse(dotted ? text.substring(1) : text)
        .map(domain -> new Base(Optional.empty(), domain.value(), dotted));
  }

  @Override
  public boolean isWithin(MailAddress name, Base base) {
    if (base.mailbox.isPresent()) {
      return name.equals(base.mailbox.get());
    }
    String host = name.domain().value();
    return base.isBelowOnly
        ? host.length() > base.host.length() + 1 && host.endsWith("." + base.host)
        : host.equals(base.host);
  }

  @Override
  public boolean touches(MailAddress name, Base base) {
    return base.host.isEmpty() || isWithin(name, base);
  }

  private static Optional<MailAddress> ascii(String text) {
    return isAscii(text) ? MailAddress.parse(text) : Optional.empty();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
