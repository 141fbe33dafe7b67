package dev.signet.registration;

import dev.signet.entity.Entity;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.UseKeyWith;
import java.time.Duration;
import java.util.List;

/**
 * What an operator wants a shared secret for.
 *
 * @param names what may be registered with it, 1 to {@value #MOST_NAMES}
 * @param uses how often, 1 to {@value #MOST_USES}
 * @param lifetime more than nothing, at most 90 days: derivations of a secret can be tried offline
 *     (XKMS 2.0 section 8.1)
 */
public record SecretOrder(List<UseKeyWith> names, int uses, Duration lifetime) {
  /** Most names of one secret. */
  public static final int MOST_NAMES = 20;

  /** Most uses of one secret. */
  public static final int MOST_USES = 1000;

  /** Longest life of a secret. */
  public static final Duration LONGEST = Duration.ofDays(90);

  /** Life of a secret where nothing else is said. */
  public static final Duration USUAL = Duration.ofDays(7);

  /** Checks the limits; {@link IllegalArgumentException} has a text fit for a person. */
  public SecretOrder {
    names = List.copyOf(names);
    if (names.isEmpty() || names.size() > MOST_NAMES) {
      throw new IllegalArgumentException("a secret is for 1 to " + MOST_NAMES + " names");
    }
    if (uses < 1 || uses > MOST_USES) {
      throw new IllegalArgumentException("a secret has 1 to " + MOST_USES + " uses");
    }
    if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a secret lives at most " + LONGEST.toDays() + " days, and not no time");
    }
  }

  /**
   * One use within a week for the names of an entity: a mailbox's address for S/MIME; for a domain
   * its signing address for S/MIME, itself, and its mail server.
   */
  public static SecretOrder forEntity(Entity entity) {
    return new SecretOrder(entity.match(SecretOrder::names, SecretOrder::names), 1, USUAL);
  }

  /** The same for so many uses. */
  public SecretOrder withUses(int newUses) {
    return new SecretOrder(names, newUses, lifetime);
  }

  /** The same for this time. */
  public SecretOrder withLifetime(Duration newLifetime) {
    return new SecretOrder(names, uses, newLifetime);
  }

  private static List<UseKeyWith> names(Entity.Domain domain) {
    return List.of(
        UseKeyWith.of(Application.SMIME, domain.signingAddress().toString()),
        UseKeyWith.of(Application.SIGNET_DOMAIN, domain.name().value()),
        UseKeyWith.of(Application.TLS_SMTP, domain.name().value()));
  }

  private static List<UseKeyWith> names(Entity.Mailbox mailbox) {
    return List.of(UseKeyWith.of(Application.SMIME, mailbox.address().toString()));
  }
}
