package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The edges that one question did not take, each once; the first of them with their reason. */
final class Refusals {

  private final Set<Integer> seen = new HashSet<>();
  private final List<RefusedEdge> first = new ArrayList<>();

  void add(Certificate issued, Authority issuer, Ground ground) {
    int edge = 31 * issued.hashCode() + issuer.hashCode();
    if (seen.add(edge) && first.size() < Bounded.LIMIT) {
      first.add(new RefusedEdge(issued, issuer, ground));
    }
  }

  Bounded<RefusedEdge> all() {
    return new Bounded<>(first, seen.size() - first.size());
  }
}
