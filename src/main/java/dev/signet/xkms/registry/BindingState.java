package dev.signet.xkms.registry;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where a registered binding stands in its life. */
public sealed interface BindingState {

  /** In force, within its validity interval. */
  record Active() implements BindingState {}

  /** Taken back, for good. */
  record Revoked(Instant since, String reason) implements BindingState {}

  /** Takes the state apart. */
  default <T> T match(Supplier<T> active, Function<Revoked, T> revoked) {
    return this instanceof Revoked r ? revoked.apply(r) : active.get();
  }
}
