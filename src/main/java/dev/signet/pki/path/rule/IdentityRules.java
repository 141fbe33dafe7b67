package dev.signet.pki.path.rule;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SubjectNames;
import dev.signet.pki.extension.Extension;
import dev.signet.pki.name.GeneralName;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a certificate is bound to whom it is asked about (RFC 8550 section 3, RFC 9525 section 6,
 * RFC 3183 section 3.1.1).
 */
public final class IdentityRules {

  private IdentityRules() {}

  public static List<Ground> against(Certificate leaf, Identity identity) {
    if (identity instanceof Identity.Mailbox mailbox) {
      return mailbox(leaf, mailbox.address(), "RFC 8550 3");
    }
    if (identity instanceof Identity.MailDomain domain) {
      MailAddress signer = new Entity.Domain(domain.domain()).signingAddress();
      return mailbox(leaf, signer, "RFC 3183 3.1.1");
    }
    if (identity instanceof Identity.Host host) {
      return host(leaf, host.name());
    }
    return address(leaf, ((Identity.HostAddress) identity).octets());
  }

  /**
   * The whole address, letter case of its local part included (RFC 5280 section 7.5); a whole
   * domain is spoken for by the mailbox that RFC 3183 sets aside for it, and not by a dNSName,
   * which a web server has too.
   */
  private static List<Ground> mailbox(Certificate leaf, MailAddress address, String rule) {
    return SubjectNames.mailAddresses(leaf.x509()).contains(address)
        ? List.of()
        : List.of(unbound(leaf, rule, "the mail address '" + address + "'"));
  }

  /** RFC 9525 section 6.3; the common name is no host name (section 2). */
  private static List<Ground> host(Certificate leaf, DomainName host) {
    return names(leaf).stream().anyMatch(name -> isFor(name, host))
        ? List.of()
        : List.of(unbound(leaf, "RFC 9525 6.3", "the host '" + host + "'"));
  }

  private static boolean isFor(GeneralName name, DomainName host) {
    if (!(name instanceof GeneralName.Dns dns)) {
      return false;
    }
    String presented = dns.text().toLowerCase(Locale.ROOT);
    String asked = host.value();
    int label = asked.indexOf('.');
    return presented.equals(asked)
        || label > 0
            && presented.startsWith("*.")
            && presented.substring(1).equals(asked.substring(label));
  }

  /** RFC 9525 section 6.4: octet by octet; an address in a dNSName is none. */
  private static List<Ground> address(Certificate leaf, Octets address) {
    return names(leaf).contains(new GeneralName.Ip(address))
        ? List.of()
        : List.of(unbound(leaf, "RFC 9525 6.4", "the address " + address));
  }

  private static List<GeneralName> names(Certificate leaf) {
    Extension<List<GeneralName>> names = leaf.alternativeNames();
    return new ArrayList<>(names.value().orElse(List.of()));
  }

  private static Ground unbound(Certificate leaf, String rule, String whom) {
    return Ground.refuted(
            Criterion.IDENTITY,
            rule,
            Described.of(leaf) + " is not bound to " + Described.text(whom) + ".")
        .remediedBy("a certificate for " + Described.text(whom));
  }
}
