package dev.signet.xkms.xkrss.authentication;

import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.registry.KeySource;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds the registered key that made a signature. What the signature says about its key only leads
 * to the registry: it is verified with the key that is registered, and only if that key has a
 * {@link KeyRight}.
 */
final class KeyEvidence {

  /** One key has one binding here; more would be an older entry beside it. */
  private static final int MOST_BINDINGS = 4;

  private final KeySource registered;

  KeyEvidence(KeySource registered) {
    this.registered = registered;
  }

  /** The holder of the key behind {@code signature}, if there is one with a right. */
  Optional<Requestor.KeyHolder> behind(BindingSignature signature, Claim claim, Instant now) {
    Optional<PublicKey> claimed = PresentedKey.in(signature.keyInfo()).key();
    List<RegisteredBinding> signers =
        claimed.map(this::bindingsOf).orElseGet(() -> claim.binding().stream().toList());
    Optional<Requestor.KeyHolder> holder =
        signers.stream().flatMap(signer -> holder(signer, claim, now).stream()).findFirst();
    return verified(signature, holder, claimed);
  }

  private List<RegisteredBinding> bindingsOf(PublicKey key) {
    return registered.find(new Lookup.ByKey(key), MOST_BINDINGS);
  }

  private static Optional<Requestor.KeyHolder> holder(
      RegisteredBinding signer, Claim claim, Instant now) {
    return KeyRight.of(signer, claim, now).map(right -> new Requestor.KeyHolder(signer, right));
  }

  /**
   * A stranger's signature is verified too and then ignored: time must not tell whose key is
   * registered.
   */
  private static Optional<Requestor.KeyHolder> verified(
      BindingSignature signature,
      Optional<Requestor.KeyHolder> holder,
      Optional<PublicKey> claimed) {
    Optional<PublicKey> key = holder.map(h -> h.binding().key()).or(() -> claimed);
    boolean holds = key.map(k -> signature.verifyWith(k).holds()).orElse(false);
    return holds ? holder : Optional.empty();
  }
}
