package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.rule.CandidatePath;
import dev.signet.pki.trust.Anchor;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;

/**
 * A path from the leaf up to some certificate, or up to an anchor; of paths that cost the same the
 * one with the youngest certificate at its top comes first, and then the fingerprints decide, so
 * that nothing depends on the order of inputs.
 */
final class PartialPath implements Comparable<PartialPath> {

  private static final Comparator<PartialPath> ORDER =
      Comparator.<PartialPath, Cost>comparing(path -> path.cost)
          .thenComparing(path -> path.anchor.isEmpty())
          .thenComparing(path -> path.top.notBefore(), Comparator.reverseOrder())
          .thenComparing(PartialPath::compareContent);

  private final Certificate top;
  private final Optional<PartialPath> below;
  private final Optional<Anchor> anchor;
  private final int size;
  private final int countedBelow;
  private final Cost cost;
  private final boolean examined;

  private PartialPath(Step step, Cost cost, boolean examined) {
    this.top = step.top;
    this.below = step.below;
    this.anchor = step.anchor;
    this.size = step.below.map(path -> path.size).orElse(0) + (step.anchor.isEmpty() ? 1 : 0);
    this.countedBelow = step.below.map(PartialPath::counted).orElse(0);
    this.cost = cost;
    this.examined = examined;
  }

  private record Step(Certificate top, Optional<PartialPath> below, Optional<Anchor> anchor) {}

  static PartialPath of(Certificate leaf) {
    return new PartialPath(new Step(leaf, Optional.empty(), Optional.empty()), Cost.NOTHING, false);
  }

  /**
   * The path with one more certificate, which nobody has examined yet.
   *
   * @param missing how many certificates at least are missing above it
   */
  PartialPath under(Certificate issuer, int missing) {
    KeyHint hint = KeyHint.of(Authority.of(issuer), top);
    return new PartialPath(
        new Step(issuer, Optional.of(this), Optional.empty()),
        cost.along(hint, size + 1 + missing),
        false);
  }

  PartialPath under(Anchor end) {
    KeyHint hint = KeyHint.of(end.authority(), top);
    return new PartialPath(
        new Step(top, Optional.of(this), Optional.of(end)), cost.along(hint, size), false);
  }

  PartialPath examined(Cost found) {
    return new PartialPath(new Step(top, below, anchor), found, true);
  }

  boolean isExamined() {
    return examined;
  }

  Certificate top() {
    return top;
  }

  /** The path without its topmost step. */
  Optional<PartialPath> below() {
    return below;
  }

  Optional<Anchor> anchor() {
    return anchor;
  }

  /** Certificates below the anchor. */
  int size() {
    return size;
  }

  /** Certificates above the leaf that count for path length (RFC 5280 section 6.1.4(l)). */
  int counted() {
    return isCounted() ? countedBelow + 1 : countedBelow;
  }

  private boolean isCounted() {
    return anchor.isEmpty() && below.isPresent() && !top.isSelfIssued();
  }

  Cost cost() {
    return cost;
  }

  /** Who has signed the topmost certificate of {@link #below}. */
  Authority issuer() {
    return anchor.map(Anchor::authority).orElseGet(() -> Authority.of(top));
  }

  /** Leaf first, the anchor not included. */
  List<Certificate> certificates() {
    LinkedList<Certificate> all = new LinkedList<>();
    Optional<PartialPath> at = anchor.isEmpty() ? Optional.of(this) : below;
    while (at.isPresent()) {
      all.addFirst(at.get().top);
      at = at.get().below;
    }
    return List.copyOf(all);
  }

  /** Whether this subject with this key is on the path already (RFC 4158 section 2.4.2). */
  boolean includes(Authority authority) {
    Optional<PartialPath> at = Optional.of(this);
    while (at.isPresent()) {
      Certificate certificate = at.get().top;
      if (certificate.subject().equals(authority.name())
          && certificate.keyFingerprint().equals(authority.keyFingerprint())) {
        return true;
      }
      at = at.get().below;
    }
    return false;
  }

  CandidatePath whole() {
    return new CandidatePath(certificates(), anchor.orElseThrow(), false);
  }

  @Override
  public int compareTo(PartialPath other) {
    return ORDER.compare(this, other);
  }

  private int compareContent(PartialPath other) {
    PartialPath one = this;
    PartialPath two = other;
    while (true) {
      int found = one.top.fingerprint().compareTo(two.top.fingerprint());
      if (found != 0) {
        return found;
      }
      if (one.below.isEmpty() || two.below.isEmpty()) {
        int longer = Boolean.compare(one.below.isPresent(), two.below.isPresent());
        return longer != 0 ? longer : anchorOrder(this).compareTo(anchorOrder(other));
      }
      one = one.below.get();
      two = two.below.get();
    }
  }

  private static String anchorOrder(PartialPath path) {
    return path.anchor
        .map(
            end ->
                end.authority().keyFingerprint().hex()
                    + end.authority().certificate().map(c -> c.fingerprint().hex()).orElse("")
                    + end.terms())
        .orElse("");
  }
}
