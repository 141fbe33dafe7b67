package dev.signet.pki.path;

import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;

/** The answer to a {@link PathQuestion}, with all its grounds. */
public sealed interface PathVerdict
    permits PathVerdict.Trusted, PathVerdict.Untrusted, PathVerdict.Undetermined {

  /** Every ground, in the order of {@link Criterion}; each criterion appears at least once. */
  List<Ground> grounds();

  /**
   * The best path found, leaf first, maybe the leaf alone; the anchor's certificate last when it is
   * known.
   */
  List<X509Certificate> path();

  /** Takes the verdict apart, one function per case. */
  <T> T match(
      Function<Trusted, T> trusted,
      Function<Untrusted, T> untrusted,
      Function<Undetermined, T> undetermined);

  /** Every criterion is established. */
  record Trusted(ValidatedPath proof, List<Ground> grounds) implements PathVerdict {
    public Trusted {
      grounds = List.copyOf(grounds);
    }

    @Override
    public List<X509Certificate> path() {
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
  record Untrusted(List<Ground> grounds, List<X509Certificate> path) implements PathVerdict {
    public Untrusted {
      grounds = List.copyOf(grounds);
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
  record Undetermined(List<Ground> grounds, List<X509Certificate> path) implements PathVerdict {
    public Undetermined {
      grounds = List.copyOf(grounds);
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
