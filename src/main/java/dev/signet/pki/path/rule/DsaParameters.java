package dev.signet.pki.path.rule;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.DSAParams;
import java.security.interfaces.DSAPublicKey;
import java.security.spec.DSAPublicKeySpec;
import java.util.Optional;

/**
 * DSA keys that leave their parameters to their issuer's key (RFC 5280 sections 6.1.4(d) to (f)).
 */
public final class DsaParameters {

  private DsaParameters() {}

  /** Whether the key cannot be used without the parameters of another. */
  public static boolean areMissing(PublicKey key) {
    return key instanceof DSAPublicKey dsa && dsa.getParams() == null;
  }

  /**
   * The working key: the key itself when it has what it needs, else with the parameters of its
   * issuer's working key; nothing when that has none to give.
   */
  public static Optional<PublicKey> completed(PublicKey key, PublicKey issuer) {
    if (!areMissing(key)) {
      return Optional.of(key);
    }
    return issuer instanceof DSAPublicKey dsa && dsa.getParams() != null
        ? with((DSAPublicKey) key, dsa.getParams())
        : Optional.empty();
  }

  private static Optional<PublicKey> with(DSAPublicKey key, DSAParams params) {
    try {
      return Optional.of(
          KeyFactory.getInstance("DSA")
              .generatePublic(
                  new DSAPublicKeySpec(key.getY(), params.getP(), params.getQ(), params.getG())));
    } catch (GeneralSecurityException unusable) {
      return Optional.empty();
    }
  }
}
