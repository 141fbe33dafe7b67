package dev.signet.xkms.xkiss.relay;

import java.util.function.Function;

/** What came of asking the key service of a domain. */
public sealed interface ForeignFinding {

  /** It answered, be it that it knows no such key. */
  record Answered(ForeignAnswer answer) implements ForeignFinding {}

  /** The domain has no key service, as DNS says, or none that may be asked. */
  record NoService(String because) implements ForeignFinding {}

  /** Whether there is one, or what it would say, could not be found out. */
  record Silent(String because) implements ForeignFinding {}

  /** Takes the finding apart. */
  default <T> T match(
      Function<Answered, T> answered, Function<NoService, T> none, Function<Silent, T> silent) {
    if (this instanceof Answered a) {
      return answered.apply(a);
    }
    return this instanceof NoService n ? none.apply(n) : silent.apply((Silent) this);
  }
}
