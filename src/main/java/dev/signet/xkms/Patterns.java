package dev.signet.xkms;

import dev.signet.xkms.exchange.compound.CompoundService;
import dev.signet.xkms.exchange.later.LaterDesk;
import dev.signet.xkms.exchange.load.Entrance;
import dev.signet.xkms.exchange.permission.Admittance;
import dev.signet.xkms.exchange.phase.TwoPhase;
import dev.signet.xkms.exchange.repeat.Repetition;
import dev.signet.xkms.model.Operation;
import java.util.Optional;
import java.util.Set;

/**
 * What an endpoint can do beside answering one request at once (XKMS 2.0 section 2); what is not
 * there is not offered.
 *
 * @param putOff operations that are always answered later
 */
public record Patterns(
    Optional<TwoPhase> phases,
    Optional<Entrance> entrance,
    Optional<Repetition> repetition,
    Optional<LaterDesk> later,
    Optional<CompoundService> compounds,
    Optional<Admittance> permissions,
    Set<Operation> putOff) {
  /** Every request is answered at once, and everybody may ask. */
  public static final Patterns NONE =
      new Patterns(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of());

  public Patterns {
    putOff = Set.copyOf(putOff);
  }
}
