package dev.signet.xkms.xkiss;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.pki.trust.Identity;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.UseKeyWith;
import java.util.List;
import java.util.Optional;

/**
 * Whom the certificate itself has to be bound to: the one name that was asked for, unless the
 * registry binds the key to it. Several names are alternatives, which are compared afterwards.
 */
final class AskedIdentity {

  private AskedIdentity() {}

  static Optional<Identity> of(Candidate candidate, KeyQuestion question) {
    List<UseKeyWith> names = question.names().plain();
    if (names.size() != 1 || !question.names().references().isEmpty()) {
      return Optional.empty();
    }
    UseKeyWith name = names.get(0);
    return candidate.isRegisteredAs(name)
        ? Optional.empty()
        : name.known().flatMap(application -> identity(application, name.identifier()));
  }

  private static Optional<Identity> identity(Application application, String identifier) {
    return switch (application) {
      case SMIME, PGP -> MailAddress.parse(identifier).map(Identity.Mailbox::new);
      case SIGNET_DOMAIN -> DomainName.parse(identifier).map(Identity.MailDomain::new);
      case TLS_HTTPS, TLS_SMTP -> DomainName.parse(identifier).map(Identity.Host::new);
      default -> Optional.empty();
    };
  }
}
