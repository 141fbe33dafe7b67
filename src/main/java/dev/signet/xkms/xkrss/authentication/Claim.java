package dev.signet.xkms.xkrss.authentication;

import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.RegisteredBinding;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to be allowed to do, and what is shown for it.
 *
 * @param names all of them have to be covered; with none nobody is authenticated
 * @param binding what exists already and is to be changed; its own key may ask for that
 * @param takingBack true for a revocation: the binding's own key may ask for it even when it has
 *     expired or was revoked
 */
public record Claim(
    List<UseKeyWith> names,
    Optional<RegisteredBinding> binding,
    boolean takingBack,
    Authentication shown,
    Channel channel) {

  public Claim {
    names = List.copyOf(names);
  }
}
