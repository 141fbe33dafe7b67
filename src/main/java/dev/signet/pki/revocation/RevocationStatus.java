package dev.signet.pki.revocation;

import java.time.Instant;
import java.util.function.Function;

/** What is known about the withdrawal of one certificate at one time. */
public sealed interface RevocationStatus
    permits RevocationStatus.Good, RevocationStatus.Revoked, RevocationStatus.Unknown {

  /** Takes the status apart, one function per case. */
  <T> T match(Function<Good, T> good, Function<Revoked, T> revoked, Function<Unknown, T> unknown);

  /** Current evidence says that it was not withdrawn. */
  record Good() implements RevocationStatus {
    @Override
    public <T> T match(
        Function<Good, T> good, Function<Revoked, T> revoked, Function<Unknown, T> unknown) {
      return good.apply(this);
    }
  }

  /**
   * It was withdrawn.
   *
   * @param reason the word of RFC 5280 section 5.3.1, such as {@code keyCompromise}
   */
  record Revoked(Instant since, String reason) implements RevocationStatus {
    @Override
    public <T> T match(
        Function<Good, T> good, Function<Revoked, T> revoked, Function<Unknown, T> unknown) {
      return revoked.apply(this);
    }
  }

  /**
   * No usable evidence.
   *
   * @param because what is missing or wrong, for a person
   */
  record Unknown(String because) implements RevocationStatus {
    @Override
    public <T> T match(
        Function<Good, T> good, Function<Revoked, T> revoked, Function<Unknown, T> unknown) {
      return unknown.apply(this);
    }
  }
}
