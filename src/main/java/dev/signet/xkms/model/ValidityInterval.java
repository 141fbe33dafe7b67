package dev.signet.xkms.model;

import java.time.Instant;
import java.util.Optional;

/**
 * When a binding holds: from {@code notBefore} on and until just before {@code notOnOrAfter}; an
 * absent end is open (XKMS 2.0 section 3.4.3).
 */
public record ValidityInterval(Optional<Instant> notBefore, Optional<Instant> notOnOrAfter) {
  public static final ValidityInterval OPEN =
      new ValidityInterval(Optional.empty(), Optional.empty());

  public static ValidityInterval between(Instant notBefore, Instant notOnOrAfter) {
    return new ValidityInterval(Optional.of(notBefore), Optional.of(notOnOrAfter));
  }

  public boolean contains(Instant time) {
    return notBefore.map(start -> !time.isBefore(start)).orElse(true)
        && notOnOrAfter.map(time::isBefore).orElse(true);
  }
}
