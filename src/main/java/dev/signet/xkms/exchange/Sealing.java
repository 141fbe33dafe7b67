package dev.signet.xkms.exchange;

import dev.signet.xkms.model.Octets;

/**
 * Encrypts what may stand in a database only unreadable. The key is outside of the database, so
 * that a copy of the database alone opens nothing.
 */
public interface Sealing {

  /**
   * Encrypts; what is sealed twice looks different each time.
   *
   * @param purpose what it is and whose; it opens for this purpose only
   */
  Octets seal(Octets plain, String purpose);

  /**
   * What was sealed for this purpose.
   *
   * @throws IllegalStateException if it was sealed under another key or for another purpose, or was
   *     changed
   */
  Octets open(Octets sealed, String purpose);
}
