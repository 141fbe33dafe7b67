package dev.signet.pki.issuance;

import dev.signet.entity.Entity;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is to be certified; who may order it was decided before.
 *
 * @param entities at least one; the first gives the common name
 * @param uses at least one
 * @param notAfter cut to the authority's own end when it lies behind it
 */
public record CertificateOrder(
    PublicKey key, List<Entity> entities, Set<Use> uses, Instant notBefore, Instant notAfter) {

  public CertificateOrder {
    entities = List.copyOf(entities);
    uses = Set.copyOf(uses);
    if (entities.isEmpty() || uses.isEmpty() || !notBefore.isBefore(notAfter)) {
      throw new IllegalArgumentException(
          "an order names an entity and a use, and ends after it begins");
    }
  }
}
