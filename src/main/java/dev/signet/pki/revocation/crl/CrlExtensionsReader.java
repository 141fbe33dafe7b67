package dev.signet.pki.revocation.crl;

import dev.signet.pki.Octets;
import dev.signet.pki.extension.AuthorityKeyIdentifier;
import dev.signet.pki.extension.DistributionPoint;
import dev.signet.pki.extension.ExtensionReader;
import dev.signet.pki.name.DistinguishedName;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The extensions of a list from their encoding (RFC 5280 section 5.2). */
final class CrlExtensionsReader {

  /** RFC 5280 knows seven; more than this many is somebody who plays. */
  private static final int MAX_EXTENSIONS = 64;

  /** Section 5.2.3: a number of a list has at most 20 octets. */
  private static final int MAX_NUMBER = 20;

  private final DistinguishedName listIssuer;
  private final Set<String> seen = new HashSet<>();
  private Scope scope = Scope.EVERYTHING;
  private Optional<BigInteger> number = Optional.empty();
  private Optional<BigInteger> base = Optional.empty();
  private Optional<Octets> signer = Optional.empty();
  private Optional<AuthorityKeyIdentifier> hint = Optional.empty();
  private List<DistributionPoint> freshest = List.of();
  private Optional<Instant> expiredSince = Optional.empty();
  private Optional<String> unknownCritical = Optional.empty();

  CrlExtensionsReader(DistinguishedName listIssuer) {
    this.listIssuer = listIssuer;
  }

  CrlExtensions read(DerReader all) throws MalformedList {
    if (!all.hasMore()) {
      throw new MalformedList("an empty sequence of extensions");
    }
    while (all.hasMore()) {
      extension(all.enter(DerReader.SEQUENCE));
    }
    return new CrlExtensions(
        scope, number, base, hint, signer, freshest, expiredSince, unknownCritical);
  }

  private void extension(DerReader extension) throws MalformedList {
    String oid = DerValues.identifier(extension.enter(DerReader.IDENTIFIER));
    boolean critical = DerValues.flag(extension);
    DerReader value = extension.enter(DerReader.OCTET_STRING);
    extension.finish("an extension of the list");
    if (!seen.add(oid)) {
      throw new MalformedList("the extension " + oid + " stands twice");
    }
    if (seen.size() > MAX_EXTENSIONS) {
      throw new MalformedList("the list has more than " + MAX_EXTENSIONS + " extensions");
    }
    known(oid, critical, value);
  }

  private void known(String oid, boolean critical, DerReader value) throws MalformedList {
    switch (oid) {
      case "2.5.29.20" -> number = Optional.of(number(value));
      case "2.5.29.27" -> base = Optional.of(number(value));
      case "2.5.29.28" -> scope = ScopeReader.scope(value, listIssuer);
      case "2.5.29.35" -> signer(value.rest());
      case "2.5.29.46" -> freshest = points(value.rest());
      case "2.5.29.60" -> expiredSince = Optional.of(time(value));
      case "2.5.29.18", "1.3.6.1.5.5.7.1.1" -> {
        // Other names and places of the issuer: nothing that a status depends on.
      }
      default -> unknown(oid, critical);
    }
  }

  private void signer(byte[] der) throws MalformedList {
    hint = Optional.of(DerValues.reading(() -> ExtensionReader.authorityKeyIdentifier(der)));
    signer = Optional.of(Octets.of(der));
  }

  private void unknown(String oid, boolean critical) {
    if (critical && unknownCritical.isEmpty()) {
      unknownCritical = Optional.of(oid);
    }
  }

  private static List<DistributionPoint> points(byte[] der) throws MalformedList {
    return DerValues.reading(() -> ExtensionReader.distributionPoints(der));
  }

  private static Instant time(DerReader value) throws MalformedList {
    DerReader content = value.enter(DerReader.GENERALIZED_TIME);
    value.finish("expiredCertsOnCRL");
    return Instant.ofEpochSecond(DerTime.generalized(content));
  }

  private static BigInteger number(DerReader value) throws MalformedList {
    byte[] octets = value.octets(DerReader.INTEGER);
    value.finish("the number of the list");
    if (octets.length == 0 || octets.length > MAX_NUMBER + 1) {
      throw new MalformedList("a list number of " + octets.length + " octets (RFC 5280 5.2.3)");
    }
    BigInteger number = new BigInteger(octets);
    if (number.signum() < 0) {
      throw new MalformedList("a negative list number (RFC 5280 5.2.3)");
    }
    return number;
  }
}
