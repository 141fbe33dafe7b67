package dev.signet.xkms.ledger;

import dev.signet.xkms.model.Octets;
import java.time.Instant;
import java.util.List;

/** The keys under which all nodes make and recognise nonces (XKMS 2.0 section 2.6). */
public interface NonceKeys {

  /** The keys that were entered last, the last one first. */
  List<NonceKey> newest(int limit);

  /** Enters a key; several nodes may do so at once, and all of their keys stay. */
  NonceKey add(Octets secret, Instant madeAt);

  /** Forgets keys that were made before; says how many. */
  int forgetBefore(Instant time);
}
