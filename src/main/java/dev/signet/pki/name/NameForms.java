package dev.signet.pki.name;

/** The form of a name, and the name as a person may read it. */
final class NameForms {

  private static final int MAX_SHOWN = 80;

  private static final NameForm<?, ?> MAIL = new MailForm();
  private static final NameForm<?, ?> DNS = new DnsForm();
  private static final NameForm<?, ?> URI = new UriForm();
  private static final NameForm<?, ?> ADDRESS = new AddressForm();
  private static final NameForm<?, ?> DIRECTORY = new DirectoryForm();

  private NameForms() {}

  /**
   * Equal for names that the same subtrees bind. rfc822Name and SmtpUTF8Mailbox are one form (RFC
   * 9598 section 6); each type of otherName is a form of its own.
   */
  static String key(GeneralName name) {
    return name instanceof GeneralName.Other other ? other.form() : of(name).label();
  }

  static NameForm<?, ?> of(GeneralName name) {
    if (name instanceof GeneralName.Dns) {
      return DNS;
    }
    if (name instanceof GeneralName.Directory) {
      return DIRECTORY;
    }
    if (name instanceof GeneralName.Ip) {
      return ADDRESS;
    }
    if (name instanceof GeneralName.Uri) {
      return URI;
    }
    return name instanceof GeneralName.Other other ? new OpaqueForm(other.form()) : MAIL;
  }

  /** At most {@value #MAX_SHOWN} characters without controls. */
  static String shown(GeneralName name) {
    return shown(text(name));
  }

  static String shown(String text) {
    String start = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    return start.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }

  private static String text(GeneralName name) {
    if (name instanceof GeneralName.Mail mail) {
      return mail.text();
    }
    if (name instanceof GeneralName.InternationalMail mail) {
      return mail.text();
    }
    if (name instanceof GeneralName.Dns dns) {
      return dns.text();
    }
    if (name instanceof GeneralName.Uri uri) {
      return uri.text();
    }
    if (name instanceof GeneralName.Ip ip) {
      return AddressForm.text(ip.octets());
    }
    return name instanceof GeneralName.Directory directory
        ? directory.name().toString()
        : ((GeneralName.Other) name).octets().toString();
  }
}
