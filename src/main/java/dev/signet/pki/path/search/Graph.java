package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.name.DistinguishedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All certificates that one question may use: those that the policy knows, which are indexed once,
 * and those that came with the question or were found for it. What grows is replaced as a whole, so
 * that those who look for evidence in other threads never see half of it.
 */
public final class Graph {

  private final Known known;
  private volatile Found found;

  /** What came with the question or was found for it; never changed. */
  private record Found(Set<Certificate> all, CertificatePool pool, Reach reach) {
    static Found of(Known known, Set<Certificate> all) {
      CertificatePool pool = new CertificatePool(all);
      Reach reach =
          known.reach.with(name -> joined(known.pool.issuedBy(name), pool.issuedBy(name)));
      reach.add(all);
      return new Found(all, pool, reach);
    }
  }

  /** What a policy knows, indexed once and shared by all questions. */
  public static final class Known {
    private final Anchors anchors;
    private final CertificatePool pool;
    private final Reach reach;
    private final List<Certificate> constrainers;
    private final boolean anchorsConstrain;

    public Known(Anchors anchors, CertificatePool pool) {
      this.anchors = anchors;
      this.pool = pool;
      this.reach = Reach.in(pool, anchors);
      this.constrainers = joined(pool.constrainers(), anchors.constraining());
      this.anchorsConstrain = !anchors.constraining().isEmpty();
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
    this.found = Found.of(known, strange(known, offered));
  }

  /** Adds what is not there yet; says whether anything was new. */
  public boolean add(Collection<Certificate> certificates) {
    Set<Certificate> all = new LinkedHashSet<>(found.all);
    boolean isNew = all.addAll(strange(known, certificates));
    if (isNew) {
      found = Found.of(known, all);
    }
    return isNew;
  }

  private static Set<Certificate> strange(Known known, Collection<Certificate> certificates) {
    Set<Certificate> strange = new LinkedHashSet<>(certificates);
    strange.removeIf(known.pool::contains);
    return strange;
  }

  public Anchors anchors() {
    return known.anchors;
  }

  /** Every certificate with that subject. */
  public List<Certificate> named(DistinguishedName subject) {
    return joined(known.pool.named(subject), found.pool.named(subject));
  }

  /** Every certificate with that issuer. */
  public List<Certificate> issuedBy(DistinguishedName issuer) {
    return joined(known.pool.issuedBy(issuer), found.pool.issuedBy(issuer));
  }

  boolean isPooled(Certificate certificate) {
    return known.pool.contains(certificate);
  }

  /** How many certificates at least are missing above one that this name has issued. */
  int reach(DistinguishedName issuer) {
    return found.reach.of(issuer);
  }

  /** Certificates that constrain the names below them, the anchors' included where they bind. */
  List<Certificate> constrainers() {
    return joined(known.constrainers, found.pool.constrainers());
  }

  /** Whether somebody can make a valid policy a condition of a path. */
  boolean constrainsPolicies() {
    return known.pool.constrainsPolicies()
        || found.pool.constrainsPolicies()
        || known.anchorsConstrain;
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
