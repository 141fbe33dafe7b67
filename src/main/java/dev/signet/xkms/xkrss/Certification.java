package dev.signet.xkms.xkrss;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.pki.issuance.CertificateOrder;
import dev.signet.pki.issuance.IssuedCertificate;
import dev.signet.pki.issuance.IssuingAuthority;
import dev.signet.pki.issuance.UnsuitableKey;
import dev.signet.pki.issuance.Use;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xkrss.prototype.KeyFitness;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Certificates of the built-in authority for what is registered: for mail addresses in S/MIME and
 * domains; other names have none, for a certificate would speak for more than was allowed.
 *
 * <p>A binding for both gets a certificate for its mail addresses and domains. A domain's key is
 * certified for the mailbox {@code domain-signing-authority} (RFC 3183 section 3.1.1).
 */
final class Certification {

  private final Optional<IssuingAuthority> authority;

  /**
   * @param authority empty: nothing is certified
   */
  Certification(Optional<IssuingAuthority> authority) {
    this.authority = authority;
  }

  /**
   * The binding with a certificate over its whole validity, cut to what the authority can give;
   * unchanged, without certificates, where none is due.
   *
   * @throws Refused if the authority does not certify such a key, or is about to end
   */
  RegisteredBinding certified(RegisteredBinding binding) throws Refused {
    List<Entity> entities =
        binding.useKeyWith().stream().flatMap(name -> entity(name).stream()).distinct().toList();
    return authority.isEmpty() || entities.isEmpty()
        ? binding.reissued(binding.validity(), List.of())
        : certified(binding, order(binding, entities), authority.get());
  }

  private static RegisteredBinding certified(
      RegisteredBinding binding, CertificateOrder order, IssuingAuthority authority)
      throws Refused {
    if (!order.notBefore().isBefore(authority.certificate().getNotAfter().toInstant())) {
      throw Refusal.of(
          ResultMajor.RECEIVER,
          ResultMinor.REFUSED,
          "the issuing authority ends before this begins");
    }
    try {
      IssuedCertificate issued = authority.issue(order);
      return binding.reissued(
          validity(issued), List.of(der(issued.certificate()), der(issued.issuer())));
    } catch (UnsuitableKey unsuitable) {
      throw Refusal.of(
          ResultMajor.SENDER,
          ResultMinor.REFUSED,
          "the key is not certified: " + unsuitable.getMessage());
    }
  }

  private static CertificateOrder order(RegisteredBinding binding, List<Entity> entities) {
    Instant from = binding.validity().notBefore().orElseThrow();
    Instant until = binding.validity().notOnOrAfter().orElseThrow();
    return new CertificateOrder(
        binding.key(), entities, uses(binding), from, until.minusSeconds(1));
  }

  private static Set<Use> uses(RegisteredBinding binding) {
    Set<KeyUsage> possible = KeyFitness.possible(binding.key());
    Set<KeyUsage> usage = binding.keyUsage().isEmpty() ? possible : binding.keyUsage();
    Set<Use> uses = EnumSet.noneOf(Use.class);
    usage.forEach(one -> uses.add(use(one, possible.contains(KeyUsage.ENCRYPTION))));
    return uses;
  }

  /** A key that encrypts exchanges keys by encrypting them; the others agree on them. */
  private static Use use(KeyUsage usage, boolean encrypts) {
    return switch (usage) {
      case SIGNATURE -> Use.SIGNATURE;
      case ENCRYPTION -> Use.ENCRYPTION;
      case EXCHANGE -> encrypts ? Use.ENCRYPTION : Use.KEY_AGREEMENT;
    };
  }

  private static Optional<Entity> entity(UseKeyWith name) {
    return name.known()
        .flatMap(
            application ->
                switch (application) {
                  case SMIME -> MailAddress.parse(name.identifier()).map(Entity.Mailbox::new);
                  case SIGNET_DOMAIN -> DomainName.parse(name.identifier()).map(Entity.Domain::new);
                  default -> Optional.empty();
                });
  }

  /**
   * What the certificate says; its last second belongs to it, the end of a binding does not (RFC
   * 5280 section 4.1.2.5).
   */
  private static ValidityInterval validity(IssuedCertificate issued) {
    X509Certificate certificate = issued.certificate();
    return ValidityInterval.between(
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant().plus(1, ChronoUnit.SECONDS));
  }

  private static Octets der(X509Certificate certificate) {
    try {
      return Octets.of(certificate.getEncoded());
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("an issued certificate has an encoding", impossible);
    }
  }
}
