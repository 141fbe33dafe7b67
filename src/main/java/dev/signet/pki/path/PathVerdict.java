package dev.signet.pki.path;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.util.List;
import java.util.function.Function;

/** The answer to a {@link PathQuestion}, with all its grounds. */
public sealed interface PathVerdict
    permits PathVerdict.Trusted, PathVerdict.Untrusted, PathVerdict.Undetermined {

  /**
   * The best path found, leaf first, maybe the leaf alone; the anchor's certificate last when it is
   * known.
   */
  List<Certificate> path();

  /** How the verdict came about. */
  Explanation explanation();

  /** Every ground, in the order of {@link Criterion}; each criterion appears at least once. */
  default List<Ground> grounds() {
    return explanation().grounds();
  }

  /** Takes the verdict apart, one function per case. */
  <T> T match(
      Function<Trusted, T> trusted,
      Function<Untrusted, T> untrusted,
      Function<Undetermined, T> undetermined);

  /** Every criterion is established. */
  record Trusted(ValidatedPath proof, Explanation explanation) implements PathVerdict {
    @Override
    public List<Certificate> path() {
      return proof.certificates();
    }

    @Override
    public <T> T match(
        Function<Trusted, T> trusted,
        Function<Untrusted, T> untrusted,
        Function<Undetermined, T> undetermined) {
      return trusted.apply(this);
    }
  }

  /** At least one criterion is refuted. */
  record Untrusted(List<Certificate> path, Explanation explanation) implements PathVerdict {
    public Untrusted {
      path = List.copyOf(path);
    }

    @Override
    public <T> T match(
        Function<Trusted, T> trusted,
        Function<Untrusted, T> untrusted,
        Function<Undetermined, T> undetermined) {
      return untrusted.apply(this);
    }
  }

  /** Nothing is refuted, but not everything could be established. */
  record Undetermined(List<Certificate> path, Explanation explanation) implements PathVerdict {
    public Undetermined {
      path = List.copyOf(path);
    }

    @Override
    public <T> T match(
        Function<Trusted, T> trusted,
        Function<Untrusted, T> untrusted,
        Function<Undetermined, T> undetermined) {
      return undetermined.apply(this);
    }
  }
}
