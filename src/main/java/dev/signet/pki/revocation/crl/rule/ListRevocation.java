package dev.signet.pki.revocation.crl.rule;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.extension.DistributionPoint;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.supply.CrlSupply;
import dev.signet.pki.revocation.crl.supply.HeldCrl;
import dev.signet.pki.revocation.crl.supply.ListWish;
import dev.signet.pki.revocation.crl.supply.OfferedLists;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Revocation by lists (RFC 5280 section 6.3), safe for many threads.
 *
 * <p>Lists at hand and lists that are offered are asked first; only what they leave open is gone
 * for, and only as far as the question allows. Each list's signature is checked once per key and
 * its entries are indexed once, so that an answer costs the same whatever the size of the list.
 */
public final class ListRevocation implements RevocationSource {

  /** Points of one certificate that are looked at; RFC 5280 knows eight reasons to divide by. */
  private static final int MOST_POINTS = 32;

  private final CrlSupply supply;
  private final List<Certificate> signers;
  private final SignatureCheck signatures;
  private final InstantSource clock;
  private final AlgorithmPolicy algorithms;
  private final OfferedLists offered = new OfferedLists(OfferedLists.Limits.DEFAULT);

  /**
   * @param signers certificates that may have signed lists, beside those that are offered
   * @param clock for the present moment: a list made after it is refused, even when the question is
   *     about a time later still
   */
  public ListRevocation(
      CrlSupply supply, List<Certificate> signers, SignatureCheck signatures, InstantSource clock) {
    this.supply = supply;
    this.signers = List.copyOf(signers);
    this.signatures = signatures;
    this.clock = clock;
    this.algorithms = AlgorithmPolicy.ANY;
  }

  private ListRevocation(ListRevocation like, AlgorithmPolicy algorithms) {
    this.supply = like.supply;
    this.signers = like.signers;
    this.signatures = like.signatures;
    this.clock = like.clock;
    this.algorithms = algorithms;
  }

  /** The same, but lists count only when they are signed as the policy admits. */
  public ListRevocation under(AlgorithmPolicy policy) {
    return new ListRevocation(this, policy);
  }

  @Override
  public RevocationStatus statusOf(RevocationQuestion question) {
    Optional<String> fault = question.certificate().crlDistributionPoints().fault();
    if (fault.isPresent()) {
      return RevocationStatus.Unknown.because(
          "the certificate's distribution points cannot be read (RFC 5280 4.2.1.13): "
              + fault.get());
    }
    List<Point> points = Point.of(question.certificate()).stream().limit(MOST_POINTS).toList();
    Map<DistinguishedName, Set<HeldCrl>> lists = atHand(points);
    Inquiry inquiry = inquiry(question);
    for (HeldCrl held : offered.read(question.offered(), inquiry::doubt)) {
      lists.computeIfAbsent(held.list().issuer(), none -> new LinkedHashSet<>()).add(held);
    }
    look(inquiry, points, lists);
    return obtain(inquiry, question, points, lists)
        ? again(question, points, lists)
        : inquiry.status();
  }

  private Inquiry inquiry(RevocationQuestion question) {
    return new Inquiry(
        question,
        new ListSigners(question, signers, signatures, algorithms),
        signatures,
        clock.instant());
  }

  private RevocationStatus again(
      RevocationQuestion question, List<Point> points, Map<DistinguishedName, Set<HeldCrl>> lists) {
    Inquiry inquiry = inquiry(question);
    look(inquiry, points, lists);
    return inquiry.status();
  }

  private Map<DistinguishedName, Set<HeldCrl>> atHand(List<Point> points) {
    Map<DistinguishedName, Set<HeldCrl>> lists = new LinkedHashMap<>();
    for (Point point : points) {
      for (DistinguishedName issuer : point.listIssuers()) {
        lists.computeIfAbsent(issuer, name -> new LinkedHashSet<>(supply.atHand(name)));
      }
    }
    return lists;
  }

  private static void look(
      Inquiry inquiry, List<Point> points, Map<DistinguishedName, Set<HeldCrl>> lists) {
    for (Point point : points) {
      List<HeldCrl> candidates = new ArrayList<>();
      for (DistinguishedName issuer : point.listIssuers()) {
        candidates.addAll(lists.getOrDefault(issuer, Set.of()));
      }
      inquiry.look(point, candidates);
    }
  }

  /** Goes for what is still open; whether anything new was found. */
  private boolean obtain(
      Inquiry inquiry,
      RevocationQuestion question,
      List<Point> points,
      Map<DistinguishedName, Set<HeldCrl>> lists) {
    boolean isNew = false;
    RevocationStatus known = inquiry.status();
    if (known instanceof RevocationStatus.Unknown) {
      for (Point point : points) {
        isNew |= obtain(point.listIssuers(), point.uris(), question, lists);
      }
    }
    if (!(known instanceof RevocationStatus.Revoked) && !inquiry.usedDelta()) {
      Set<DistinguishedName> issuers = Set.copyOf(lists.keySet());
      isNew |= obtain(issuers, freshest(question.certificate(), lists), question, lists);
    }
    return isNew;
  }

  private boolean obtain(
      Set<DistinguishedName> issuers,
      List<String> uris,
      RevocationQuestion question,
      Map<DistinguishedName, Set<HeldCrl>> lists) {
    boolean isNew = false;
    for (DistinguishedName issuer : uris.isEmpty() ? Set.<DistinguishedName>of() : issuers) {
      for (HeldCrl held : supply.obtain(new ListWish(issuer, uris), question)) {
        isNew |=
            lists.computeIfAbsent(held.list().issuer(), none -> new LinkedHashSet<>()).add(held);
      }
    }
    return isNew;
  }

  /** Where deltas are published, by the certificate and by the lists (RFC 5280 section 5.2.6). */
  private static List<String> freshest(
      Certificate certificate, Map<DistinguishedName, Set<HeldCrl>> lists) {
    List<DistributionPoint> points = new ArrayList<>();
    certificate.freshestCrl().value().ifPresent(points::addAll);
    for (Set<HeldCrl> some : lists.values()) {
      some.stream().map(HeldCrl::list).map(Crl::freshest).forEach(points::addAll);
    }
    return Point.uris(points);
  }
}
