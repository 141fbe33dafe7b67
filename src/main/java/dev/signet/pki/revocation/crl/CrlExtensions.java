package dev.signet.pki.revocation.crl;

import dev.signet.pki.Octets;
import dev.signet.pki.extension.AuthorityKeyIdentifier;
import dev.signet.pki.extension.DistributionPoint;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the extensions of a list say (RFC 5280 section 5.2).
 *
 * @param base BaseCRLNumber of a delta; empty for a complete list
 * @param signer the hint at the certificate of the list's signer
 * @param signerOctets the same, undecoded, to be compared
 * @param expiredSince expiry since which certificates stay on the list (X.509 expiredCertsOnCRL)
 * @param unknownCritical the first critical extension that is not understood
 */
record CrlExtensions(
    Scope scope,
    Optional<BigInteger> number,
    Optional<BigInteger> base,
    Optional<AuthorityKeyIdentifier> signer,
    Optional<Octets> signerOctets,
    List<DistributionPoint> freshest,
    Optional<Instant> expiredSince,
    Optional<String> unknownCritical) {

  static final CrlExtensions NONE =
      new CrlExtensions(
          Scope.EVERYTHING,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty());
}
