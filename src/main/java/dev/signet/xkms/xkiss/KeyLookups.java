package dev.signet.xkms.xkiss;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.pki.certificate.DistinguishedNames;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.Lookup;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/**
 * Which look-ups in the registry a piece of a query stands for: a binding that meets one of them
 * meets the piece.
 */
final class KeyLookups {
  private KeyLookups() {}

  /** For a datum that {@link KeyMarks#isReadable}. */
  static List<Lookup> of(KeyDatum datum) throws Refused {
    if (datum instanceof KeyDatum.Value value) {
      return List.of(new Lookup.ByKey(value.key()));
    }
    if (datum instanceof KeyDatum.Certificate certificate) {
      return List.of(new Lookup.ByCertificate(certificate.der()));
    }
    if (datum instanceof KeyDatum.IssuerSerial reference) {
      return List.copyOf(byIssuerSerial(KeyMarks.name(reference.issuer()), reference.serial()));
    }
    if (datum instanceof KeyDatum.SubjectName subject) {
      return bySubject(KeyMarks.name(subject.value()));
    }
    if (datum instanceof KeyDatum.SubjectKeyId id) {
      return List.of(new Lookup.BySubjectKeyId(id.value()));
    }
    if (datum instanceof KeyDatum.Digest digest) {
      return List.of(new Lookup.ByDigest(digest.algorithm(), digest.value()));
    }
    return datum instanceof KeyDatum.Name name ? byKeyName(name.value()) : List.of();
  }

  static Lookup byCertificate(X509Certificate certificate) {
    return new Lookup.ByCertificate(KeyMarks.der(certificate));
  }

  /**
   * Writers disagree about which end of a distinguished name comes first, so both readings are
   * looked up.
   */
  static List<Lookup.ByIssuerSerial> byIssuerSerial(X500Principal issuer, BigInteger serial) {
    return bothEnds(issuer).stream().map(name -> new Lookup.ByIssuerSerial(name, serial)).toList();
  }

  /** A distinguished name is also the name of whoever's certificate has it for its subject. */
  static List<Lookup> byName(UseKeyWith use) {
    List<Lookup> lookups = new ArrayList<>();
    lookups.add(new Lookup.ByUse(use));
    use.known()
        .filter(application -> application == Application.PKIX)
        .flatMap(pkix -> DistinguishedNames.parse(use.identifier()))
        .ifPresent(subject -> lookups.addAll(bySubject(subject)));
    return lookups;
  }

  /**
   * A key name is the Id of a binding, an identifier of one of the registered applications in which
   * it is well-formed, or the subject of a certificate. XML Signature leaves its meaning open
   * (section 4.5.1).
   */
  static List<Lookup> byKeyName(String name) {
    List<Lookup> lookups = new ArrayList<>();
    lookups.add(new Lookup.ById(name));
    if (!name.isBlank() && name.length() <= UseKeyWith.MAX_IDENTIFIER) {
      applications(name).forEach(a -> lookups.add(new Lookup.ByUse(UseKeyWith.of(a, name))));
      DistinguishedNames.parse(name).ifPresent(subject -> lookups.addAll(bySubject(subject)));
    }
    return lookups;
  }

  private static List<Application> applications(String name) {
    if (MailAddress.parse(name).isPresent()) {
      return List.of(Application.SMIME, Application.PGP);
    }
    if (DomainName.parse(name).isPresent()) {
      return List.of(Application.TLS_HTTPS, Application.TLS_SMTP, Application.SIGNET_DOMAIN);
    }
    return List.of(
        Application.TLS,
        Application.IPSEC,
        Application.PKIX,
        Application.XKMS,
        Application.XKMS_PROFILE);
  }

  /**
   * The key of the domain that signs for a mail address (RFC 3183 section 3.1.1); nothing for other
   * names and for the domain's own address.
   */
  static List<Lookup> byDomainOf(UseKeyWith name) {
    Optional<Application> application = name.known().filter(KeyLookups::isMail);
    Optional<MailAddress> address = application.flatMap(a -> MailAddress.parse(name.identifier()));
    if (address.isEmpty()) {
      return List.of();
    }
    DomainName domain = address.get().domain();
    String signer = new Entity.Domain(domain).signingAddress().toString();
    Lookup bySigner = new Lookup.ByUse(UseKeyWith.of(application.get(), signer));
    return application.get() == Application.PGP
        ? List.of(bySigner)
        : List.of(
            bySigner, new Lookup.ByUse(UseKeyWith.of(Application.SIGNET_DOMAIN, domain.value())));
  }

  private static boolean isMail(Application application) {
    return application == Application.SMIME || application == Application.PGP;
  }

  private static List<Lookup> bySubject(X500Principal subject) {
    List<Lookup> lookups = new ArrayList<>();
    bothEnds(subject).forEach(name -> lookups.add(new Lookup.BySubject(name)));
    return lookups;
  }

  private static List<X500Principal> bothEnds(X500Principal name) {
    try {
      LdapName parts = new LdapName(name.getName());
      LdapName turned = new LdapName(List.of());
      parts.getRdns().forEach(part -> turned.add(0, part));
      return parts.size() < 2 ? List.of(name) : List.of(name, new X500Principal(turned.toString()));
    } catch (InvalidNameException | IllegalArgumentException unturnable) {
      return List.of(name);
    }
  }
}
