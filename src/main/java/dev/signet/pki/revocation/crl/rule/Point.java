package dev.signet.pki.revocation.crl.rule;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.DistributionPoint;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.name.GeneralName;
import dev.signet.pki.revocation.crl.PointName;
import dev.signet.pki.revocation.crl.ReasonMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A distribution point of a certificate as the algorithm of RFC 5280 section 6.3.3 uses it.
 *
 * @param names to be matched with those of a list
 * @param listIssuers who signs its lists
 * @param delegated whether cRLIssuer names them
 * @param uris where its lists are published
 */
record Point(
    Set<GeneralName> names,
    Set<DistinguishedName> listIssuers,
    boolean delegated,
    ReasonMask reasons,
    List<String> uris) {

  Point {
    names = Set.copyOf(names);
    listIssuers = Set.copyOf(listIssuers);
    uris = List.copyOf(uris);
  }

  /**
   * The points of a certificate, and the one that section 6.3.3 assumes for lists that no point
   * names.
   *
   * <p>Nothing is assumed for a certificate that leaves its revocation to others in every point: a
   * list of its own issuer is not where it would be listed.
   */
  static List<Point> of(Certificate certificate) {
    List<Point> points = new ArrayList<>();
    for (DistributionPoint point : certificate.crlDistributionPoints().value().orElse(List.of())) {
      points.add(of(point, certificate.issuer()));
    }
    if (points.isEmpty() || points.stream().anyMatch(point -> !point.delegated)) {
      points.add(assumed(certificate.issuer()));
    }
    return points;
  }

  /** The URIs among the names of points. */
  static List<String> uris(List<DistributionPoint> points) {
    return points.stream()
        .flatMap(point -> point.fullName().stream())
        .filter(GeneralName.Uri.class::isInstance)
        .map(name -> ((GeneralName.Uri) name).text())
        .distinct()
        .toList();
  }

  private static Point of(DistributionPoint point, DistinguishedName issuer) {
    boolean delegated = !point.listIssuer().isEmpty();
    Set<DistinguishedName> signers =
        delegated ? PointName.directories(point.listIssuer()) : Set.of(issuer);
    DistinguishedName above = signers.stream().findFirst().orElse(issuer);
    Set<GeneralName> names = PointName.of(point.fullName(), point.relativeName(), above);
    return new Point(
        names,
        signers,
        delegated,
        point.reasons().isEmpty() ? ReasonMask.ALL : ReasonMask.of(point.reasons()),
        uris(List.of(point)));
  }

  /** "A distribution point name of the certificate issuer", all reasons, no cRLIssuer. */
  private static Point assumed(DistinguishedName issuer) {
    return new Point(
        Set.of(new GeneralName.Directory(issuer)),
        Set.of(issuer),
        false,
        ReasonMask.ALL,
        List.of());
  }
}
