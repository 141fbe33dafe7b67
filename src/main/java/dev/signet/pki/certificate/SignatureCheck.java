package dev.signet.pki.certificate;

import dev.signet.pki.algorithm.SignatureAlgorithm;
import dev.signet.pki.algorithm.SignatureProviders;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;

/**
 * Checks who signed a certificate or a revocation list, each algorithm with the provider that is
 * fast and safe for it.
 */
public final class SignatureCheck {

  private final SignatureProviders providers;

  public SignatureCheck(SignatureProviders providers) {
    this.providers = providers;
  }

  /**
   * Without a native provider.
   *
   * @param ecProvider for elliptic curves and post-quantum algorithms
   */
  public SignatureCheck(Provider ecProvider) {
    this(SignatureProviders.platform(ecProvider));
  }

  /**
   * Whether {@code key} signed {@code certificate}; an unknown algorithm or a broken key has signed
   * nothing.
   */
  public boolean verifies(X509Certificate certificate, PublicKey key) {
    SignatureAlgorithm algorithm = SignatureAlgorithm.of(certificate);
    return algorithm.isParameterised()
        ? holds(() -> verified(certificate, key))
        : holds(
            () ->
                providers.verifies(
                    algorithm.name(),
                    key,
                    certificate.getTBSCertificate(),
                    certificate.getSignature()));
  }

  /**
   * Whether {@code key} signed {@code list}; an unknown algorithm or a broken key has signed
   * nothing.
   */
  public boolean verifies(X509CRL list, PublicKey key) {
    SignatureAlgorithm algorithm = SignatureAlgorithm.of(list);
    return algorithm.isParameterised()
        ? holds(() -> verified(list, key))
        : holds(
            () ->
                providers.verifies(
                    algorithm.name(), key, list.getTBSCertList(), list.getSignature()));
  }

  /** The platform knows how parameters of RSASSA-PSS reach the check. */
  private static boolean verified(X509Certificate certificate, PublicKey key)
      throws GeneralSecurityException {
    certificate.verify(key);
    return true;
  }

  private static boolean verified(X509CRL list, PublicKey key) throws GeneralSecurityException {
    list.verify(key);
    return true;
  }

  private static boolean holds(Check check) {
    try {
      return check.holds();
    } catch (GeneralSecurityException | RuntimeException notSigned) {
      return false;
    }
  }

  private interface Check {
    boolean holds() throws GeneralSecurityException;
  }
}
