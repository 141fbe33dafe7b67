package dev.signet.xkms.xkrss.authentication;

import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.IdentifierRule;
import dev.signet.xkms.registry.SecretStore;
import dev.signet.xkms.registry.SharedSecret;
import dev.signet.xkms.secret.LimitedUseSecret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the shared secret that a requestor showed, with the same work whether the name is known or
 * not.
 *
 * <p>Every candidate is tried, none ends the search early, and where there is none a decoy is
 * tried, so that time does not say whether a name has a secret. A name with several open secrets
 * costs one MAC more for each.
 */
final class SecretEvidence {

  /** More would only fill the log with the verifier's complaints about decoys. */
  private static final int LEAST_TRIALS = 1;

  /** HMAC-SHA1 keys have the length of its output (XKMS 2.0 section 8.1). */
  private static final int KEY_OCTETS = 20;

  private final SecretStore store;
  private final Octets decoy;

  SecretEvidence(SecretStore store, SecureRandom random) {
    this.store = store;
    byte[] octets = new byte[KEY_OCTETS];
    random.nextBytes(octets);
    this.decoy = Octets.of(octets);
  }

  /** Usable secrets that cover every one of the names; none for no names. */
  List<SharedSecret> candidates(List<UseKeyWith> names, Instant now) {
    return names.stream()
        .limit(1)
        .flatMap(first -> store.covering(first).stream())
        .filter(secret -> secret.isUsableAt(now) && coversAll(secret, names))
        .toList();
  }

  /** The candidate that makes this MAC. */
  Optional<SharedSecret> behind(BindingSignature mac, List<SharedSecret> candidates) {
    return first(candidates, key -> mac.verifyWith(key).holds());
  }

  /** The candidate whose text these octets are: UTF-8, prepared like any pass phrase. */
  Optional<SharedSecret> of(Octets text, List<SharedSecret> candidates) {
    Optional<Octets> derived = derived(text);
    Octets shown = derived.orElse(decoy);
    return first(candidates, key -> shown.equals(key) && derived.isPresent());
  }

  private Optional<SharedSecret> first(List<SharedSecret> candidates, Predicate<Octets> holds) {
    Optional<SharedSecret> found = Optional.empty();
    int trials = Math.max(candidates.size(), LEAST_TRIALS);
    for (int i = 0; i < trials; i++) {
      boolean real = i < candidates.size();
      boolean hit = holds.test(real ? candidates.get(i).authenticationKey() : decoy);
      if (real && hit && found.isEmpty()) {
        found = Optional.of(candidates.get(i));
      }
    }
    return found;
  }

  private static Optional<Octets> derived(Octets text) {
    try {
      String passPhrase = new String(text.toByteArray(), StandardCharsets.UTF_8);
      return Optional.of(LimitedUseSecret.of(passPhrase).authenticationKey());
    } catch (IllegalArgumentException notAPassPhrase) {
      return Optional.empty();
    }
  }

  private static boolean coversAll(SharedSecret secret, List<UseKeyWith> names) {
    return names.stream()
        .allMatch(name -> secret.names().stream().anyMatch(own -> IdentifierRule.same(own, name)));
  }
}
