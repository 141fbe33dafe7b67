package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.name.DistinguishedName;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How many certificates at least stand between a name and an anchor, as far as names alone tell.
 *
 * <p>It costs no signature, each edge is looked at once for each shorter way to it, and what it
 * calls out of reach no path can connect.
 */
final class Reach {

  /** No chain of names leads to an anchor. */
  static final int NEVER = Integer.MAX_VALUE;

  private final Map<DistinguishedName, Integer> known;
  private final Map<DistinguishedName, Integer> shorter = new HashMap<>();
  private final Function<DistinguishedName, List<Certificate>> issuedBy;

  private Reach(
      Map<DistinguishedName, Integer> known,
      Function<DistinguishedName, List<Certificate>> issuedBy) {
    this.known = known;
    this.issuedBy = issuedBy;
  }

  /** Of everything in a pool. */
  static Reach in(CertificatePool pool, Anchors anchors) {
    Reach reach = new Reach(Map.of(), pool::issuedBy);
    anchors.issuers().forEach(name -> reach.shorter.put(name, 0));
    reach.spread(new ArrayDeque<>(anchors.issuers()));
    return new Reach(reach.shorter, pool::issuedBy);
  }

  /** This and what certificates add that are looked up with {@code more}. */
  Reach with(Function<DistinguishedName, List<Certificate>> more) {
    return new Reach(known, more);
  }

  /** Distance of an issuer's name: 0 for an anchor's. */
  int of(DistinguishedName name) {
    Integer overlaid = shorter.get(name);
    return overlaid != null ? overlaid : known.getOrDefault(name, NEVER);
  }

  /** Takes notice of new certificates, which the look-up must know already. */
  void add(Collection<Certificate> certificates) {
    Deque<DistinguishedName> changed = new ArrayDeque<>();
    certificates.forEach(certificate -> relax(certificate, changed));
    spread(changed);
  }

  private void spread(Deque<DistinguishedName> changed) {
    while (!changed.isEmpty()) {
      for (Certificate issued : issuedBy.apply(changed.remove())) {
        relax(issued, changed);
      }
    }
  }

  private void relax(Certificate issued, Deque<DistinguishedName> changed) {
    int above = of(issued.issuer());
    if (above != NEVER && above + 1 < of(issued.subject())) {
      shorter.put(issued.subject(), above + 1);
      changed.add(issued.subject());
    }
  }
}
