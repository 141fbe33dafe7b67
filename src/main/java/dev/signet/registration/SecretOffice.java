package dev.signet.registration;

import dev.signet.xkms.registry.SecretStore;
import dev.signet.xkms.registry.SharedSecret;
import dev.signet.xkms.secret.LimitedUseSecret;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Where the operator has shared secrets made and withdrawn. A secret is random, shown once, and
 * only what is derived from it is kept.
 */
public final class SecretOffice {
  /** Most secrets that are listed. */
  public static final int MOST_LISTED = 1000;

  /**
   * Digits and letters that are not mistaken for each other (Crockford's base 32): five bits each.
   */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int GROUP = 5;

  /**
   * 150 bits: XKMS derives keys without salt or iteration, so the secret has to withstand guessing
   * by itself.
   */
  private static final int SECRET_GROUPS = 6;

  private static final int ID_GROUPS = 2;

  private final SecretStore store;
  private final SecureRandom random;
  private final InstantSource clock;

  public SecretOffice(SecretStore store, SecureRandom random, InstantSource clock) {
    this.store = store;
    this.random = random;
    this.clock = clock;
  }

  /** Makes a secret; durable when this returns, and never to be seen again. */
  public NewSecret issue(SecretOrder order) {
    NewSecret secret =
        new NewSecret(
            groups(ID_GROUPS),
            groups(SECRET_GROUPS),
            order.names(),
            order.uses(),
            clock.instant().plus(order.lifetime()));
    store.add(derived(secret));
    return secret;
  }

  /** Takes a secret back; false if there is no such secret or it is spent. */
  public boolean withdraw(String id) {
    return store.withdraw(id);
  }

  /** The newest secrets, spent and expired ones too; at most {@value #MOST_LISTED}. */
  public List<IssuedSecret> list() {
    Instant now = clock.instant();
    return store.list(MOST_LISTED).stream().map(secret -> IssuedSecret.of(secret, now)).toList();
  }

  private static SharedSecret derived(NewSecret secret) {
    LimitedUseSecret derivation = LimitedUseSecret.of(secret.passPhrase());
    return new SharedSecret(
        secret.id(),
        derivation.authenticationKey(),
        derivation.encryptionKey(32),
        secret.names(),
        secret.uses(),
        secret.notOnOrAfter());
  }

  private String groups(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count * GROUP; i++) {
      text.append(i > 0 && i % GROUP == 0 ? "-" : "")
          .append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
