package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.trust.Anchor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The trust anchors of a policy, found by name (RFC 5280 section 6.1.1(d)). */
public final class Anchors {

  private static final Comparator<Anchor> ORDER =
      Comparator.<Anchor, String>comparing(anchor -> anchor.authority().keyFingerprint().hex())
          .thenComparing(anchor -> certificate(anchor))
          .thenComparing(anchor -> anchor.terms().toString());

  private final List<Anchor> ordered;
  private final Map<DistinguishedName, List<Anchor>> byName = new HashMap<>();

  public Anchors(Collection<Anchor> anchors) {
    ordered = anchors.stream().distinct().sorted(ORDER).toList();
    for (Anchor anchor : ordered) {
      byName.computeIfAbsent(anchor.authority().name(), none -> new ArrayList<>()).add(anchor);
    }
  }

  /** All of them, in an order that does not depend on how they were written down. */
  public List<Anchor> all() {
    return ordered;
  }

  /** Anchors with that name, whatever they may do. */
  public List<Anchor> named(DistinguishedName name) {
    return byName.getOrDefault(name, List.of());
  }

  /** Anchors with that name that may issue. */
  List<Anchor> issuing(DistinguishedName name) {
    return named(name).stream().filter(anchor -> anchor.terms().issues()).toList();
  }

  /** Names of those that may issue. */
  Set<DistinguishedName> issuers() {
    return ordered.stream()
        .filter(anchor -> anchor.terms().issues())
        .map(anchor -> anchor.authority().name())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Certificates whose constraints bind the paths below them (RFC 5937). */
  List<Certificate> constraining() {
    return ordered.stream()
        .filter(anchor -> anchor.terms().constrained())
        .flatMap(anchor -> anchor.authority().certificate().stream())
        .toList();
  }

  private static String certificate(Anchor anchor) {
    return anchor.authority().certificate().map(c -> c.fingerprint().hex()).orElse("");
  }
}
