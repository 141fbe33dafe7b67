package dev.signet.pki.revocation.crl.supply;

import dev.signet.pki.name.DistinguishedName;
import java.util.List;

/**
 * Which lists are looked for.
 *
 * @param issuer whose lists
 * @param uris where they are published, each good for the whole wish
 */
public record ListWish(DistinguishedName issuer, List<String> uris) {

  public ListWish {
    uris = List.copyOf(uris);
  }
}
