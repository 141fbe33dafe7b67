package dev.signet.xkms.xkrss.authentication;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.SecretStore;
import dev.signet.xkms.secret.LimitedUseSecret;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a revocation code belongs to a binding: the derivation 0x03 of the code is the
 * identifier that was stored with it (XKMS 2.0 section 8.1).
 *
 * <p>Failures are counted per key and apart from those of shared secrets, so that nobody can keep
 * an owner from revoking by sending wrong registrations for the owner's name.
 */
public final class RevocationCodes {

  /** Under this application failures are counted; the identifier says which key they were about. */
  static final String LOCK = "https://signet.dev/xkms/lock/revocation-code";

  /** Derivations have 20 octets (XKMS 2.0 section 8.1); nothing longer is worth a computation. */
  private static final int MAX_CODE_OCTETS = 64;

  private final Failures failures;
  private final InstantSource clock;
  private final Octets decoy;

  public RevocationCodes(
      SecretStore store, LockOut lockOut, SecureRandom random, InstantSource clock) {
    this.failures = new Failures(store, lockOut);
    this.clock = clock;
    byte[] octets = new byte[20];
    random.nextBytes(octets);
    this.decoy = Octets.of(octets);
  }

  /**
   * Decides, and counts a failure.
   *
   * @param subject names what is to be revoked, registered or not, e.g. the key's fingerprint
   */
  public Authenticated decide(Octets code, Optional<RegisteredBinding> binding, String subject) {
    Instant now = clock.instant();
    List<UseKeyWith> counted = List.of(new UseKeyWith(LOCK, subject));
    boolean locked = failures.isAnyLocked(counted, now);
    Optional<Octets> stored = binding.flatMap(RegisteredBinding::revocationCodeIdentifier);
    boolean matches = matches(code, stored.orElse(decoy)) && stored.isPresent();
    if (locked) {
      return new Authenticated.Denied(
          "A4: revocation codes for this key are locked after too many failures");
    }
    if (!matches) {
      failures.count(counted, now);
      return new Authenticated.Denied("A10: not the revocation code of a binding of this key");
    }
    failures.forget(counted);
    return new Authenticated.Granted(new Requestor.CodeHolder(stored.orElseThrow()));
  }

  private static boolean matches(Octets code, Octets identifier) {
    return code.length() > 0
        && code.length() <= MAX_CODE_OCTETS
        && LimitedUseSecret.revocationCodeIdentifier(code).equals(identifier);
  }
}
