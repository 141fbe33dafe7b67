package dev.signet.xkms.registry;

import dev.signet.xkms.model.Octets;
import java.util.Optional;

/** Finds the first answer to a message that comes again; {@link Registry} writes them. */
public interface Receipts {
  /** The receipt with this handle, if there is one and it is still kept. */
  Optional<Receipt> receipt(Octets handle);
}
