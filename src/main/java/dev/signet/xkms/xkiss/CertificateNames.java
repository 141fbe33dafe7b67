package dev.signet.xkms.xkiss;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.pki.certificate.DistinguishedNames;
import dev.signet.pki.certificate.SubjectNames;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.IdentifierRule;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which names of applications a certificate really vouches for (XKMS 2.0 section 3.4.2; RFC 5280
 * section 4.2.1.6; RFC 6125 section 6.4 for wildcards, RFC 8550 section 3 for mail).
 *
 * <p>An extended key usage that does not fit the application vouches for nothing in it. An
 * application that certificates do not name subjects for is never vouched for.
 */
final class CertificateNames {
  private static final String ANY_USAGE = "2.5.29.37.0";
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final String MAIL = "1.3.6.1.5.5.7.3.4";

  private final X509Certificate certificate;
  private final List<X509Certificate> below;

  CertificateNames(X509Certificate certificate) {
    this(List.of(certificate));
  }

  /**
   * Names of the first certificate of a path.
   *
   * @param path leaf first, the anchor last; an issuer's extended key usage binds what it issued
   */
  CertificateNames(List<X509Certificate> path) {
    this.certificate = path.get(0);
    this.below = path.size() > 1 ? path.subList(0, path.size() - 1) : path;
  }

  /** Whether the certificate vouches for this name. */
  boolean vouchFor(UseKeyWith use) {
    return use.known().map(application -> vouchFor(application, use.identifier())).orElse(false);
  }

  /**
   * Whether a bare key name is one of the certificate's: its subject, a mail address, a DNS name, a
   * URI or an IP address.
   */
  boolean include(String keyName) {
    return DistinguishedNames.matches(keyName, SubjectNames.subject(certificate))
        || isMailAddress(keyName)
        || isHost(keyName)
        || SubjectNames.uris(certificate).contains(keyName)
        || isIpAddress(keyName);
  }

  /**
   * What the certificate says its subject is: mail addresses, hosts, and the subject's
   * distinguished name.
   */
  List<UseKeyWith> all() {
    List<UseKeyWith> names = new ArrayList<>();
    if (isFitFor(MAIL)) {
      SubjectNames.mailAddresses(certificate)
          .forEach(a -> add(names, Application.SMIME, a.toString()));
    }
    if (isFitFor(SERVER)) {
      SubjectNames.dnsNames(certificate).forEach(host -> add(names, Application.TLS_HTTPS, host));
    }
    add(names, Application.PKIX, SubjectNames.subject(certificate).getName());
    return names;
  }

  private static void add(List<UseKeyWith> names, Application application, String identifier) {
    if (!identifier.isBlank() && identifier.length() <= UseKeyWith.MAX_IDENTIFIER) {
      names.add(UseKeyWith.of(application, identifier));
    }
  }

  private boolean vouchFor(Application application, String identifier) {
    return switch (application) {
      case SMIME, PGP -> isFitFor(MAIL) && isMailAddress(identifier);
      case SIGNET_DOMAIN -> isFitFor(MAIL) && signsFor(identifier);
      case TLS_HTTPS, TLS_SMTP -> isFitFor(SERVER) && isHost(identifier);
      case TLS ->
          (isFitFor(SERVER) || isFitFor(CLIENT))
              && SubjectNames.uris(certificate).contains(identifier);
      case XKMS, XKMS_PROFILE -> SubjectNames.uris(certificate).contains(identifier);
      case IPSEC -> isIpAddress(identifier);
      case PKIX -> DistinguishedNames.matches(identifier, SubjectNames.subject(certificate));
    };
  }

  private boolean isMailAddress(String text) {
    return MailAddress.parse(text)
        .map(SubjectNames.mailAddresses(certificate)::contains)
        .orElse(false);
  }

  private boolean signsFor(String domain) {
    Optional<MailAddress> signer =
        DomainName.parse(domain).map(d -> new Entity.Domain(d).signingAddress());
    return signer.map(SubjectNames.mailAddresses(certificate)::contains).orElse(false);
  }

  private boolean isHost(String text) {
    Predicate<String> same = pattern -> isSameHost(pattern, text.toLowerCase(Locale.ROOT));
    return DomainName.parse(text).isPresent()
        && SubjectNames.dnsNames(certificate).stream().anyMatch(same);
  }

  /** A wildcard stands for exactly one label, and only as the whole leftmost one. */
  private static boolean isSameHost(String pattern, String host) {
    if (!pattern.startsWith("*.")) {
      return pattern.equals(host);
    }
    int dot = host.indexOf('.');
    return dot > 0
        && host.substring(dot).equals(pattern.substring(1))
        && host.indexOf('.', dot + 1) > 0;
  }

  private boolean isIpAddress(String text) {
    List<String> addresses = SubjectNames.ipAddresses(certificate);
    if (addresses.isEmpty() || text.isBlank()) {
      return false;
    }
    UseKeyWith asked = UseKeyWith.of(Application.IPSEC, text);
    return addresses.stream()
        .anyMatch(a -> IdentifierRule.same(asked, UseKeyWith.of(Application.IPSEC, a)));
  }

  private boolean isFitFor(String extendedUsage) {
    return below.stream().allMatch(one -> isFitFor(extendedUsage, one));
  }

  private static boolean isFitFor(String extendedUsage, X509Certificate one) {
    try {
      List<String> uses = one.getExtendedKeyUsage();
      return uses == null || uses.contains(extendedUsage) || uses.contains(ANY_USAGE);
    } catch (CertificateParsingException unreadable) {
      return false;
    }
  }
}
