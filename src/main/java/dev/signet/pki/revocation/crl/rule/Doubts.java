package dev.signet.pki.revocation.crl.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Why there is no answer yet, each reason once, not more than a person reads. */
final class Doubts {

  private static final int MOST = 20;

  private final Set<String> because = new LinkedHashSet<>();

  void add(String reason) {
    if (because.size() < MOST) {
      because.add(reason);
    }
  }

  boolean isEmpty() {
    return because.isEmpty();
  }

  List<String> all() {
    return List.copyOf(because);
  }
}
