package dev.signet.xkms.xkrss.authentication;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.IdentifierRule;
import dev.signet.xkms.registry.RegisteredBinding;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a registered key may authenticate a request; this service's own rule, for XKMS 2.0 section
 * 7.1.4 leaves it open.
 *
 * <p>A domain's signing key speaks for mail addresses in exactly that domain, and for the host of
 * that name and the hosts below it. It does not speak for mail addresses in subdomains: those have
 * a signing key of their own (RFC 3183 section 3.1).
 */
public enum KeyRight {
  /** It is the key of the very binding that is to be changed. */
  OWN_KEY("own-key"),
  /** It is bound to every name that is asked about. */
  SAME_NAMES("registered-key"),
  /** It is the signing key of the domain to which the names belong. */
  DOMAIN_KEY("domain-key");

  private final String word;

  KeyRight(String word) {
    this.word = word;
  }

  /** For the log. */
  public String word() {
    return word;
  }

  /** The right that {@code signer} gives over the claim at {@code now}, if it gives any. */
  public static Optional<KeyRight> of(RegisteredBinding signer, Claim claim, Instant now) {
    if (!maySign(signer)) {
      return Optional.empty();
    }
    boolean own = claim.binding().filter(binding -> isSameKey(binding, signer)).isPresent();
    boolean inForce = !signer.isRevoked() && signer.validity().contains(now);
    if (own) {
      return inForce || claim.takingBack() ? Optional.of(OWN_KEY) : Optional.empty();
    }
    return inForce && !claim.names().isEmpty() ? overNames(signer, claim) : Optional.empty();
  }

  private static Optional<KeyRight> overNames(RegisteredBinding signer, Claim claim) {
    if (claim.names().stream().allMatch(name -> isBound(signer, name))) {
      return Optional.of(SAME_NAMES);
    }
    boolean all =
        claim.names().stream()
            .allMatch(name -> isBound(signer, name) || isInDomainOf(signer, name));
    return all ? Optional.of(DOMAIN_KEY) : Optional.empty();
  }

  private static boolean maySign(RegisteredBinding signer) {
    return signer.keyUsage().isEmpty() || signer.keyUsage().contains(KeyUsage.SIGNATURE);
  }

  private static boolean isSameKey(RegisteredBinding one, RegisteredBinding other) {
    return Fingerprint.of(one.key()).equals(Fingerprint.of(other.key()));
  }

  private static boolean isBound(RegisteredBinding signer, UseKeyWith name) {
    return signer.useKeyWith().stream().anyMatch(own -> IdentifierRule.same(own, name));
  }

  private static boolean isInDomainOf(RegisteredBinding signer, UseKeyWith name) {
    return signer.useKeyWith().stream()
        .filter(own -> own.known().filter(Application.SIGNET_DOMAIN::equals).isPresent())
        .flatMap(own -> DomainName.parse(own.identifier()).stream())
        .anyMatch(domain -> belongsTo(domain, name));
  }

  private static boolean belongsTo(DomainName domain, UseKeyWith name) {
    return name.known()
        .map(application -> belongsTo(domain, application, name.identifier()))
        .orElse(false);
  }

  private static boolean belongsTo(DomainName domain, Application application, String identifier) {
    return switch (application) {
      case SMIME, PGP ->
          MailAddress.parse(identifier).map(MailAddress::domain).filter(domain::equals).isPresent();
      case TLS_HTTPS, TLS_SMTP ->
          DomainName.parse(identifier).filter(host -> isAtOrBelow(domain, host)).isPresent();
      default -> false;
    };
  }

  private static boolean isAtOrBelow(DomainName domain, DomainName host) {
    return host.equals(domain) || host.value().endsWith("." + domain.value());
  }
}
