package dev.signet.xkms.registry;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.pki.certificate.DistinguishedNames;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.UseKeyWith;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * How identifiers are compared, per application: mail addresses with a case-insensitive domain, DNS
 * names case-insensitive, distinguished names by RDN, IP addresses by value, everything else
 * exactly (XKMS 2.0 section 3.4.2).
 */
public final class IdentifierRule {
  private IdentifierRule() {}

  /**
   * Equal keys mean equal identifiers; an identifier that is not well-formed for its application is
   * compared as text.
   */
  public static String key(UseKeyWith use) {
    return use.known()
        .flatMap(application -> name(application, use.identifier()))
        .orElse("text:" + use.identifier());
  }

  /** True if both name the same thing in the same application. */
  public static boolean same(UseKeyWith one, UseKeyWith other) {
    return one.application().equals(other.application()) && key(one).equals(key(other));
  }

  private static Optional<String> name(Application application, String identifier) {
    return switch (application) {
      case SMIME, PGP -> MailAddress.parse(identifier).map(address -> "mail:" + address);
      case TLS_HTTPS, TLS_SMTP, SIGNET_DOMAIN -> dnsName(identifier);
      case PKIX -> DistinguishedNames.parse(identifier).map(IdentifierRule::canonical);
      case IPSEC -> IpLiteral.octets(identifier).map(octets -> "ip:" + octets);
      case XKMS, XKMS_PROFILE, TLS -> Optional.empty();
    };
  }

  /**
   * A host or domain name, perhaps written with the root's dot or, as certificates do, with a
   * wildcard label.
   */
  private static Optional<String> dnsName(String identifier) {
    String name =
        identifier.endsWith(".") ? identifier.substring(0, identifier.length() - 1) : identifier;
    String wildcard = name.startsWith("*.") ? "*." : "";
    return DomainName.parse(name.substring(wildcard.length()))
        .map(domain -> "dns:" + wildcard + domain.value());
  }

  private static String canonical(X500Principal name) {
    return "dn:" + name.getName(X500Principal.CANONICAL);
  }
}
