package dev.signet.cli.judge;

import dev.signet.entity.DomainName;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.trust.Identity;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hosts in common names, which certificates without alternative names were bound to before RFC 9525
 * (RFC 6125 section 6.4.4). The engine knows no such names.
 *
 * <p>Name constraints do not bind common names (RFC 5280 section 4.2.1.10), so that these count
 * only where no certificate at hand has any.
 */
final class CommonNames {
  private CommonNames() {}

  /** The identity that is left to ask the engine about. */
  static Optional<Identity> unlessBound(
      Certificate leaf, Collection<Certificate> others, Optional<Identity> asked) {
    boolean constrained = others.stream().anyMatch(one -> one.nameConstraints().isPresent());
    return asked.filter(identity -> constrained || !bind(leaf, identity));
  }

  private static boolean bind(Certificate leaf, Identity identity) {
    List<String> names = leaf.subject().texts(DistinguishedName.COMMON_NAME);
    return identity instanceof Identity.Host host
        && !leaf.alternativeNames().isPresent()
        && names.size() == 1
        && isFor(names.get(0).toLowerCase(Locale.ROOT), host.name());
  }

  private static boolean isFor(String presented, DomainName host) {
    int label = host.value().indexOf('.');
    return presented.equals(host.value())
        || label > 0
            && presented.startsWith("*.")
            && presented.substring(1).equals(host.value().substring(label));
  }
}
