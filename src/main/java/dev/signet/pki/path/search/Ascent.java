package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates that signatures lead to from a target, nearest first, in whatever direction:
 * where a path ends that leads nowhere, and whose missing issuers are worth asking for.
 *
 * @param reached the target first
 * @param deepest the longest of the chains to them, target first
 * @param isForged whether an issuer that the target names was at hand and has not signed it
 */
public record Ascent(List<Certificate> reached, List<Certificate> deepest, boolean isForged) {

  /** As many as a policy would ever fetch issuers for. */
  private static final int MAX_REACHED = 64;

  /** Namesakes that are tried for each; more of them are junk. */
  private static final int MAX_ISSUERS = 32;

  public Ascent {
    reached = List.copyOf(reached);
    deepest = List.copyOf(deepest);
  }

  static Ascent of(PathFinder.Tools tools) {
    return new Climber(tools).climb();
  }

  /** Goes up, breadth first. */
  private static final class Climber {
    private final PathFinder.Tools tools;
    private final List<Certificate> reached = new ArrayList<>();
    private final Map<Certificate, Certificate> issuedBy = new HashMap<>();
    private boolean targetVerified;
    private boolean targetRefused;

    Climber(PathFinder.Tools tools) {
      this.tools = tools;
    }

    Ascent climb() {
      Certificate target = tools.goal().target();
      reached.add(target);
      for (Anchor anchor : tools.goal().anchors().issuing(target.issuer())) {
        isSigned(anchor.authority(), target);
      }
      for (int at = 0; at < reached.size() && reached.size() < MAX_REACHED; at++) {
        issuers(reached.get(at));
      }
      return new Ascent(reached, deepest(), targetRefused && !targetVerified);
    }

    private void issuers(Certificate issued) {
      tools.graph().named(issued.issuer()).stream()
          .sorted(
              Comparator.<Certificate, KeyHint>comparing(
                      issuer -> KeyHint.of(Authority.of(issuer), issued))
                  .thenComparing(Certificate::fingerprint))
          .limit(MAX_ISSUERS)
          .filter(issuer -> !issuer.equals(tools.goal().target()))
          .filter(issuer -> !issuedBy.containsKey(issuer))
          .filter(issuer -> isSigned(Authority.of(issuer), issued))
          .forEach(issuer -> reach(issuer, issued));
    }

    private void reach(Certificate issuer, Certificate issued) {
      issuedBy.put(issuer, issued);
      reached.add(issuer);
    }

    private boolean isSigned(Authority issuer, Certificate issued) {
      Optional<Boolean> signed = tools.links().signed(issuer, issued);
      if (issued.equals(tools.goal().target()) && signed.isPresent()) {
        targetVerified |= signed.get();
        targetRefused |= !signed.get() && KeyHint.of(issuer, issued) != KeyHint.OTHER;
      }
      return signed.orElse(false);
    }

    /** Breadth first: the chain to whatever was reached last is one of the longest. */
    private List<Certificate> deepest() {
      List<Certificate> chain = new ArrayList<>();
      Optional<Certificate> at = Optional.of(reached.get(reached.size() - 1));
      while (at.isPresent()) {
        chain.add(0, at.get());
        at = Optional.ofNullable(issuedBy.get(at.get()));
      }
      return chain;
    }
  }
}
