package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Identity;
import dev.signet.pki.trust.Purpose;
import java.time.Instant;
import java.util.Optional;

/**
 * What is asked: is {@code target} good for {@code purpose}, and bound to {@code identity}, at
 * {@code at}?
 *
 * @param identity empty when the asker compares names on its own
 * @param mayFetch whether this asker may make the service ask others
 */
public record PathQuestion(
    Certificate target,
    Offered offered,
    Purpose purpose,
    Optional<Identity> identity,
    Instant at,
    boolean mayFetch) {

  /** A question about the certificate alone that asks nobody outside. */
  public static PathQuestion of(Certificate target, Purpose purpose, Instant at) {
    return new PathQuestion(target, Offered.NOTHING, purpose, Optional.empty(), at, false);
  }

  public PathQuestion with(Offered companions) {
    return new PathQuestion(target, companions, purpose, identity, at, mayFetch);
  }

  public PathQuestion boundTo(Identity name) {
    return new PathQuestion(target, offered, purpose, Optional.of(name), at, mayFetch);
  }

  public PathQuestion fetching() {
    return new PathQuestion(target, offered, purpose, identity, at, true);
  }
}
