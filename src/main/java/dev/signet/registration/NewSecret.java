package dev.signet.registration;

import dev.signet.xkms.model.UseKeyWith;
import java.time.Instant;
import java.util.List;

/**
 * A shared secret at the only moment when anybody sees it.
 *
 * @param id names it to {@link SecretOffice#withdraw}; not secret
 * @param passPhrase to be handed over out of band, and typed exactly so: hyphens and case count
 */
public record NewSecret(
    String id, String passPhrase, List<UseKeyWith> names, int uses, Instant notOnOrAfter) {
  public NewSecret {
    names = List.copyOf(names);
  }

  /** Everything but the pass phrase. */
  @Override
  public String toString() {
    return "NewSecret[" + id + ", " + names + ", " + uses + " uses, until " + notOnOrAfter + "]";
  }
}
