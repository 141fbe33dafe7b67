package dev.signet.xkms.xkrss.authentication;

import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.registry.KeySource;
import dev.signet.xkms.registry.SecretStore;
import dev.signet.xkms.registry.SharedSecret;
import dev.signet.xkms.xkrss.authentication.AuthenticationFacts.Bearer;
import dev.signet.xkms.xkrss.authentication.AuthenticationFacts.Signed;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Decides who asks, from the Authentication element (XKMS 2.0 section 7.1.4): a shared secret, or a
 * key registered here.
 *
 * <p>Where two kinds of evidence are shown, both must hold. Unknown names, wrong secrets and locked
 * names get the same answer after the same work. A use of the secret is not spent here but by the
 * registry, with the change that it allows.
 */
public final class Authenticator {

  /**
   * Protocol of a NotBoundAuthentication whose Value is the text of a shared secret; XKMS itself
   * names no protocol.
   */
  public static final String SHARED_SECRET_PROTOCOL =
      "https://signet.dev/xkms/notbound/shared-secret";

  private final SecretEvidence secrets;
  private final KeyEvidence keys;
  private final Failures failures;
  private final InstantSource clock;

  /** Where evidence is looked up. */
  public record Sources(SecretStore secrets, KeySource keys) {}

  public Authenticator(Sources sources, LockOut lockOut, SecureRandom random, InstantSource clock) {
    this.secrets = new SecretEvidence(sources.secrets(), random);
    this.keys = new KeyEvidence(sources.keys());
    this.failures = new Failures(sources.secrets(), lockOut);
    this.clock = clock;
  }

  /**
   * Decides, and counts the failure if a secret was guessed at.
   *
   * @throws dev.signet.xkms.registry.RegistryUnavailable if the evidence cannot be looked up
   */
  public Authenticated decide(Claim claim) {
    Instant now = clock.instant();
    Evidence evidence = gather(claim, now);
    AuthenticationRule rule = AuthenticationRule.on(evidence.facts);
    keepCount(rule, evidence.facts, claim, now);
    return rule.grants()
        ? new Authenticated.Granted(evidence.requestor().orElseThrow())
        : new Authenticated.Denied(rule + ": " + rule.because());
  }

  private void keepCount(
      AuthenticationRule rule, AuthenticationFacts facts, Claim claim, Instant now) {
    if (facts.isGuess() && !facts.locked()) {
      failures.count(claim.names(), now);
    } else if (rule.grants() && facts.showsSecret()) {
      failures.forget(claim.names());
    }
  }

  /** What was found, and who it would be. */
  private record Evidence(
      AuthenticationFacts facts,
      Optional<SharedSecret> signed,
      Optional<SharedSecret> bearer,
      Optional<Requestor.KeyHolder> key) {

    Optional<Requestor> requestor() {
      Optional<SharedSecret> secret = signed.or(() -> bearer);
      return secret.<Requestor>map(Requestor.SecretHolder::new).or(() -> key.map(k -> k));
    }
  }

  private Evidence gather(Claim claim, Instant now) {
    List<SharedSecret> candidates = secrets.candidates(claim.names(), now);
    Optional<BindingSignature> mac = claim.shown().keyBinding().filter(BindingSignature::isMac);
    Optional<BindingSignature> signature = claim.shown().keyBinding().filter(s -> !s.isMac());
    Optional<SharedSecret> signed = mac.flatMap(m -> secrets.behind(m, candidates));
    Optional<Requestor.KeyHolder> key = signature.flatMap(s -> keys.behind(s, claim, now));
    Optional<SharedSecret> bearer =
        claim
            .shown()
            .notBound()
            .filter(shown -> isReadable(shown, claim))
            .flatMap(s -> secrets.of(s.value(), candidates));
    AuthenticationFacts facts =
        new AuthenticationFacts(
            signed(claim, signed, key),
            bearer(claim, bearer),
            signed.map(SharedSecret::id).equals(bearer.map(SharedSecret::id)),
            failures.isAnyLocked(claim.names(), now));
    return new Evidence(facts, signed, bearer, key);
  }

  private static Signed signed(
      Claim claim, Optional<SharedSecret> secret, Optional<Requestor.KeyHolder> key) {
    return claim
        .shown()
        .keyBinding()
        .map(
            shown ->
                shown.isMac()
                    ? (secret.isPresent() ? Signed.SECRET : Signed.WRONG_SECRET)
                    : (key.isPresent() ? Signed.KEY : Signed.WRONG_KEY))
        .orElse(Signed.ABSENT);
  }

  private static Bearer bearer(Claim claim, Optional<SharedSecret> secret) {
    if (claim.shown().notBound().isEmpty()) {
      return Bearer.ABSENT;
    }
    if (!claim.channel().confidential()) {
      return Bearer.OVERHEARD;
    }
    if (!isReadable(claim.shown().notBound().get(), claim)) {
      return Bearer.UNKNOWN_PROTOCOL;
    }
    return secret.isPresent() ? Bearer.SECRET : Bearer.WRONG_SECRET;
  }

  private static boolean isReadable(Authentication.NotBound shown, Claim claim) {
    return claim.channel().confidential() && shown.protocol().equals(SHARED_SECRET_PROTOCOL);
  }
}
