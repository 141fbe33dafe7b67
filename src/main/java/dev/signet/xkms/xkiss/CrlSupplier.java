package dev.signet.xkms.xkiss;

import dev.signet.xkms.model.Octets;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Where a revocation list is had from when a requestor wants one in the answer. */
public interface CrlSupplier {
  /** Knows no list. */
  CrlSupplier NONE = issuer -> Optional.empty();

  /** The current list of this issuer (DER), from memory; empty if none is known. */
  Optional<Octets> currentFor(X500Principal issuer);
}
