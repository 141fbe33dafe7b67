package dev.signet.mail.service;

import dev.signet.entity.Entity;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * May this certificate sign mail for this entity?
 *
 * @param certificate in question
 * @param helpers others that may help its path
 * @param entity in whose name it is to be believed; empty: judge the key alone
 * @param at the time as of which; empty: now
 */
public record KeyQuestion(
    X509Certificate certificate,
    List<X509Certificate> helpers,
    Optional<Entity> entity,
    Optional<Instant> at) {
  public KeyQuestion {
    helpers = List.copyOf(helpers);
  }
}
