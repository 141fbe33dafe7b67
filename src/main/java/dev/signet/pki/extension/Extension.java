package dev.signet.pki.extension;

import java.util.Optional;
import java.util.function.Function;

/** One extension of a certificate: not there, read, or there and unreadable. */
public sealed interface Extension<T> {

  /** The certificate does not have it. */
  record Absent<T>() implements Extension<T> {}

  /** It says {@code statement}. */
  record Present<T>(T statement, boolean critical) implements Extension<T> {}

  /** It is there, but not even its statement can be read. */
  record Malformed<T>(String because, boolean critical) implements Extension<T> {}

  /** What it says, when it is there and can be read. */
  default Optional<T> value() {
    return this instanceof Present<T> present ? Optional.of(present.statement) : Optional.empty();
  }

  default boolean isPresent() {
    return !(this instanceof Absent<T>);
  }

  /** What is wrong with it, when it cannot be read. */
  default Optional<String> fault() {
    return this instanceof Malformed<T> malformed
        ? Optional.of(malformed.because)
        : Optional.empty();
  }

  default boolean isCritical() {
    return this instanceof Present<T> present && present.critical
        || this instanceof Malformed<T> malformed && malformed.critical;
  }

  /** The same extension with its statement read further. */
  default <R> Extension<R> map(Function<T, R> reading) {
    if (this instanceof Present<T> present) {
      return new Present<>(reading.apply(present.statement), present.critical);
    }
    return this instanceof Malformed<T> malformed
        ? new Malformed<>(malformed.because, malformed.critical)
        : new Absent<>();
  }
}
