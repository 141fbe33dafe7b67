package dev.signet.pki.extension;

import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.name.GeneralName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where revocation lists for a certificate are found (RFC 5280 section 4.2.1.13); the name of an
 * issuing distribution point has the same form (section 5.2.5).
 *
 * @param fullName its names, empty when it has none or only a relative one
 * @param relativeName one part, to be put behind the list issuer's name
 * @param reasons the reasons that its lists cover; empty for all
 * @param listIssuer who signs its lists; empty for the certificate's issuer
 */
public record DistributionPoint(
    List<GeneralName> fullName,
    Optional<DistinguishedName> relativeName,
    Set<RevocationReason> reasons,
    List<GeneralName> listIssuer) {

  public DistributionPoint {
    fullName = List.copyOf(fullName);
    reasons = Set.copyOf(reasons);
    listIssuer = List.copyOf(listIssuer);
  }
}
