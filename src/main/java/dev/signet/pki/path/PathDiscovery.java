package dev.signet.pki.path;

import dev.signet.pki.trust.PathBudget;
import java.security.PublicKey;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Proposes paths for one question, best guess first (RFC 4158): depth first by issuer name, each
 * link's signature checked as it is added, loops cut where a name and key return (section 2.4.2),
 * all under a {@link SearchBudget}.
 */
final class PathDiscovery {

  private final FormerQuestion question;
  private final Anchors anchors;
  private final List<CertificatePool> pools;
  private final SignatureFacts facts;
  private final SearchBudget budget;
  private final Map<SignatureFacts.Link, Boolean> checked = new HashMap<>();
  private List<X509Certificate> deepest;
  private boolean leafVerified;
  private boolean leafRefused;

  PathDiscovery(FormerQuestion question, Sources sources) {
    this.question = question;
    this.anchors = sources.anchors;
    this.pools = List.of(new CertificatePool(question.offered()), sources.known);
    this.facts = sources.facts;
    this.budget = new SearchBudget(sources.limits);
    this.deepest = List.of(question.target());
  }

  /** What a search draws on besides the question. */
  record Sources(Anchors anchors, CertificatePool known, SignatureFacts facts, PathBudget limits) {}

  /** Hands out candidates until one is enough; false when all were tried and none was. */
  boolean search(Predicate<CandidatePath> enough) {
    Optional<TrustAnchor> self = anchorEqualTo(question.target());
    return self.isPresent()
        ? enough.test(new CandidatePath(List.of(question.target()), self.get(), true))
        : extend(List.of(question.target()), enough);
  }

  /** The longest path begun; the end of it says which issuer is missing. */
  List<X509Certificate> deepest() {
    return deepest;
  }

  /** Whether issuers of the right name were tried on the target, and none of them had signed it. */
  boolean targetSignatureIsBad() {
    return leafRefused && !leafVerified;
  }

  /** Which limit left something untried. */
  Optional<String> exhausted() {
    return budget.exhausted();
  }

  private boolean extend(List<X509Certificate> path, Predicate<CandidatePath> enough) {
    if (!budget.takeCandidate()) {
      return true;
    }
    if (path.size() > deepest.size()) {
      deepest = path;
    }
    return reachAnchor(path, enough) || climb(path, enough);
  }

  private boolean reachAnchor(List<X509Certificate> path, Predicate<CandidatePath> enough) {
    X509Certificate last = path.get(path.size() - 1);
    for (TrustAnchor anchor : anchors.named(last.getIssuerX500Principal())) {
      if (signs(Anchors.key(anchor), last, namesAnotherKey(anchor, last))
          && enough.test(new CandidatePath(path, anchor, false))) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesAnotherKey(TrustAnchor anchor, X509Certificate issued) {
    X509Certificate certificate = anchor.getTrustedCert();
    return certificate != null && IssuerOrder.namesAnotherKey(certificate, issued);
  }

  private boolean climb(List<X509Certificate> path, Predicate<CandidatePath> enough) {
    X509Certificate last = path.get(path.size() - 1);
    for (X509Certificate issuer : IssuerOrder.ordered(issuers(path), last, question.at())) {
      boolean otherKey = IssuerOrder.namesAnotherKey(issuer, last);
      if (signs(issuer.getPublicKey(), last, otherKey)) {
        if (!budget.allowsLength(path.size() + 1)) {
          return false;
        }
        if (extend(with(path, issuer), enough)) {
          return true;
        }
      }
    }
    return false;
  }

  private List<X509Certificate> issuers(List<X509Certificate> path) {
    X509Certificate last = path.get(path.size() - 1);
    Set<X509Certificate> found = new LinkedHashSet<>();
    for (CertificatePool pool : pools) {
      for (X509Certificate issuer : pool.named(last.getIssuerX500Principal())) {
        if (path.stream().noneMatch(seen -> isSameAuthority(seen, issuer))) {
          found.add(issuer);
        }
      }
    }
    return List.copyOf(found);
  }

  private static boolean isSameAuthority(X509Certificate one, X509Certificate other) {
    return one.getSubjectX500Principal().equals(other.getSubjectX500Principal())
        && one.getPublicKey().equals(other.getPublicKey());
  }

  private static List<X509Certificate> with(List<X509Certificate> path, X509Certificate issuer) {
    List<X509Certificate> longer = new ArrayList<>(path);
    longer.add(issuer);
    return List.copyOf(longer);
  }

  private boolean signs(PublicKey key, X509Certificate issued, boolean namedAnotherKey) {
    Boolean known = checked.get(new SignatureFacts.Link(key, issued));
    if (known != null) {
      return known;
    }
    if (!budget.takeSignature()) {
      return false;
    }
    SignatureFacts.Link link = new SignatureFacts.Link(key, issued);
    boolean verified = facts.verifies(link);
    checked.put(link, verified);
    if (issued.equals(question.target())) {
      leafVerified |= verified;
      leafRefused |= !verified && !namedAnotherKey;
    }
    return verified;
  }

  private Optional<TrustAnchor> anchorEqualTo(X509Certificate target) {
    return anchors.named(target.getSubjectX500Principal()).stream()
        .filter(
            anchor ->
                target.equals(anchor.getTrustedCert()) || isSelfSigned(target, Anchors.key(anchor)))
        .findFirst();
  }

  private boolean isSelfSigned(X509Certificate target, PublicKey anchorKey) {
    return target.getPublicKey().equals(anchorKey)
        && target.getIssuerX500Principal().equals(target.getSubjectX500Principal())
        && signs(anchorKey, target, false);
  }
}
