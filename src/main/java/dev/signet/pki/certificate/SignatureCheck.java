package dev.signet.pki.certificate;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;

/**
 * Checks who signed a certificate or a revocation list, each algorithm with the provider that is
 * fast and safe for it: RSA, DSA and Edwards curves with the platform, the rest with the given
 * provider.
 */
public final class SignatureCheck {

  private final Provider ecProvider;

  /**
   * @param ecProvider for elliptic curves and post-quantum algorithms
   */
  public SignatureCheck(Provider ecProvider) {
    this.ecProvider = ecProvider;
  }

  /**
   * Whether {@code key} signed {@code certificate}; an unknown algorithm or a broken key has signed
   * nothing.
   */
  public boolean verifies(X509Certificate certificate, PublicKey key) {
    return isPlatformKey(key)
        ? holds(() -> certificate.verify(key))
        : holds(() -> certificate.verify(key, ecProvider));
  }

  /**
   * Whether {@code key} signed {@code list}; an unknown algorithm or a broken key has signed
   * nothing.
   */
  public boolean verifies(X509CRL list, PublicKey key) {
    return isPlatformKey(key)
        ? holds(() -> list.verify(key))
        : holds(() -> list.verify(key, ecProvider));
  }

  private static boolean isPlatformKey(PublicKey key) {
    String algorithm = key.getAlgorithm();
    return algorithm.startsWith("RSA") || algorithm.startsWith("Ed") || algorithm.equals("DSA");
  }

  private static boolean holds(Check check) {
    try {
      check.run();
      return true;
    } catch (GeneralSecurityException | RuntimeException notSigned) {
      return false;
    }
  }

  private interface Check {
    void run() throws GeneralSecurityException;
  }
}
