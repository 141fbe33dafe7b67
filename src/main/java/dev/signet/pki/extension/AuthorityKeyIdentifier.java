package dev.signet.pki.extension;

import dev.signet.pki.Octets;
import dev.signet.pki.name.GeneralName;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** RFC 5280 section 4.2.1.1: a hint at the issuer's certificate, never a reason for trust. */
public record AuthorityKeyIdentifier(
    Optional<Octets> keyIdentifier, List<GeneralName> issuer, Optional<BigInteger> serialNumber) {

  public AuthorityKeyIdentifier {
    issuer = List.copyOf(issuer);
  }
}
