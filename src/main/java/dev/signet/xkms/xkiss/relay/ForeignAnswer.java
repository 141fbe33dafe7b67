package dev.signet.xkms.xkiss.relay;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import java.util.List;
import java.util.Optional;

/**
 * What another domain's key service answered.
 *
 * @param service what it calls itself
 * @param bindings as it sent them
 * @param octets the message as it came
 */
public record ForeignAnswer(
    String service, List<UnverifiedKeyBinding> bindings, Octets octets, Proof proof) {
  public ForeignAnswer {
    bindings = List.copyOf(bindings);
  }

  /**
   * What speaks for its being that service's answer.
   *
   * @param signer SHA-256 of the key that signed, in hexadecimal; empty if nobody did
   * @param isPinned whether the operator named that key
   * @param isDnsSecure whether the way there was authenticated by DNSSEC, or written down
   */
  public record Proof(Optional<String> signer, boolean isPinned, boolean isDnsSecure) {}
}
