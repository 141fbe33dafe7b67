package dev.signet.xkms.xkiss.relay;

import dev.signet.xkms.model.RelayOrigin;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import java.util.List;
import java.util.Optional;

/**
 * What passing a question on brought.
 *
 * @param bindings of another service, with a name that was asked for; whether anything in them is
 *     true, nobody knows
 * @param origin where they come from; empty when there are none
 * @param note for the log
 */
public record Relayed(
    List<UnverifiedKeyBinding> bindings, Optional<RelayOrigin> origin, String note) {
  /** Nobody was asked, and that is no news. */
  public static final Relayed NOTHING = nothing("");

  public Relayed {
    bindings = List.copyOf(bindings);
  }

  static Relayed nothing(String because) {
    return new Relayed(List.of(), Optional.empty(), because);
  }
}
