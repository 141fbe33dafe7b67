package dev.signet.pki.revocation;

import dev.signet.pki.extension.RevocationReason;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What is known about the withdrawal of one certificate at one time. */
public sealed interface RevocationStatus
    permits RevocationStatus.Good, RevocationStatus.Revoked, RevocationStatus.Unknown {

  /** Takes the status apart, one function per case. */
  <T> T match(Function<Good, T> good, Function<Revoked, T> revoked, Function<Unknown, T> unknown);

  /**
   * Current evidence says that it was not withdrawn.
   *
   * @param evidence at least one
   */
  record Good(List<Evidence> evidence) implements RevocationStatus {

    public Good {
      evidence = List.copyOf(evidence);
    }

    public static Good by(Evidence evidence) {
      return new Good(List.of(evidence));
    }

    @Override
    public <T> T match(
        Function<Good, T> good, Function<Revoked, T> revoked, Function<Unknown, T> unknown) {
      return good.apply(this);
    }
  }

  /** It was withdrawn. */
  record Revoked(Instant since, RevocationReason reason, Evidence evidence)
      implements RevocationStatus {

    @Override
    public <T> T match(
        Function<Good, T> good, Function<Revoked, T> revoked, Function<Unknown, T> unknown) {
      return revoked.apply(this);
    }
  }

  /**
   * No usable evidence.
   *
   * @param because everything that is missing or wrong, for a person
   */
  record Unknown(List<String> because) implements RevocationStatus {

    public Unknown {
      because = List.copyOf(because);
    }

    public static Unknown because(String reason) {
      return new Unknown(List.of(reason));
    }

    @Override
    public <T> T match(
        Function<Good, T> good, Function<Revoked, T> revoked, Function<Unknown, T> unknown) {
      return unknown.apply(this);
    }
  }
}
