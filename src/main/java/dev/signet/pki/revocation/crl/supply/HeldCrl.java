package dev.signet.pki.revocation.crl.supply;

import dev.signet.pki.revocation.crl.Crl;

/**
 * A list and where it came from.
 *
 * @param origin for a person: a file, a URL, {@code offered}
 */
public record HeldCrl(Crl list, String origin) {

  @Override
  public String toString() {
    return list + " (" + origin + ")";
  }
}
