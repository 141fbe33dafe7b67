package dev.signet.server;

import dev.signet.pki.issuance.IssuingAuthority;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.jdbc.JdbcRegistry;
import dev.signet.xkms.xkiss.CrlSupplier;
import java.security.cert.CRLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The built-in authority's revocation list, made from the registry when an answer is to hold it;
 * lists of others come from where the policy keeps them.
 */
final class OwnRevocationList implements CrlSupplier {
  /** So long the same list is handed out: making one costs a signature and a look at the book. */
  private static final Duration REUSE = Duration.ofMinutes(1);

  private static final Duration UNTIL_NEXT_UPDATE = Duration.ofDays(1);

  private record Made(Octets list, Instant at) {}

  private final CrlSupplier others;
  private final IssuingAuthority authority;
  private final JdbcRegistry registry;
  private final InstantSource clock;
  private volatile Optional<Made> latest = Optional.empty();

  OwnRevocationList(CrlSupplier others, Ground ground) {
    this.others = others;
    this.authority = ground.authority();
    this.registry = ground.registry();
    this.clock = ground.sources().clock();
  }

  @Override
  public Optional<Octets> currentFor(X500Principal issuer) {
    return issuer.equals(authority.certificate().getSubjectX500Principal())
        ? Optional.of(own(issuer))
        : others.currentFor(issuer);
  }

  private Octets own(X500Principal issuer) {
    Instant now = clock.instant();
    Made made =
        latest
            .filter(last -> now.isBefore(last.at().plus(REUSE)))
            .orElseGet(() -> made(issuer, now));
    latest = Optional.of(made);
    return made.list();
  }

  private Made made(X500Principal issuer, Instant now) {
    try {
      Instant next = now.plus(UNTIL_NEXT_UPDATE);
      byte[] der = authority.crl(registry.revokedCertificates(issuer), now, next).getEncoded();
      return new Made(Octets.of(der), now);
    } catch (CRLException impossible) {
      throw new IllegalStateException("a list that was just made can be encoded", impossible);
    }
  }
}
