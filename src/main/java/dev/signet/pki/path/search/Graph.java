package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.name.DistinguishedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * All certificates that one question may use: those that the policy knows, which are indexed once,
 * and those that came with the question or were found for it.
 */
public final class Graph {

  private final Known known;
  private final CertificatePool found = new CertificatePool(List.of());
  private final Reach reach;

  /** What a policy knows, indexed once and shared by all questions. */
  public static final class Known {
    private final Anchors anchors;
    private final CertificatePool pool;
    private final Reach reach;

    public Known(Anchors anchors, CertificatePool pool) {
      this.anchors = anchors;
      this.pool = pool;
      this.reach = Reach.in(pool, anchors);
    }

    public Anchors anchors() {
      return anchors;
    }

    public CertificatePool pool() {
      return pool;
    }
  }

  public Graph(Known known, Collection<Certificate> offered) {
    this.known = known;
    this.reach = known.reach.with(this::issuedBy);
    add(offered);
  }

  /** Adds what is not there yet; says whether anything was new. */
  public boolean add(Collection<Certificate> certificates) {
    List<Certificate> added = new ArrayList<>();
    for (Certificate certificate : certificates) {
      if (!known.pool.contains(certificate) && found.add(certificate)) {
        added.add(certificate);
      }
    }
    reach.add(added);
    return !added.isEmpty();
  }

  public Anchors anchors() {
    return known.anchors;
  }

  /** Every certificate with that subject. */
  public List<Certificate> named(DistinguishedName subject) {
    return joined(known.pool.named(subject), found.named(subject));
  }

  /** Every certificate with that issuer. */
  public List<Certificate> issuedBy(DistinguishedName issuer) {
    return joined(known.pool.issuedBy(issuer), found.issuedBy(issuer));
  }

  boolean isPooled(Certificate certificate) {
    return known.pool.contains(certificate);
  }

  /** How many certificates at least are missing above one that this name has issued. */
  int reach(DistinguishedName issuer) {
    return reach.of(issuer);
  }

  /** Certificates that constrain the names below them, the anchors' included where they bind. */
  List<Certificate> constrainers() {
    return joined(
        joined(known.pool.constrainers(), found.constrainers()), known.anchors.constraining());
  }

  /** Whether somebody can make a valid policy a condition of a path. */
  boolean constrainsPolicies() {
    return known.pool.constrainsPolicies()
        || found.constrainsPolicies()
        || !known.anchors.constraining().isEmpty();
  }

  private static List<Certificate> joined(List<Certificate> one, List<Certificate> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    List<Certificate> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }
}
