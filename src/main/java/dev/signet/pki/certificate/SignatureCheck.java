package dev.signet.pki.certificate;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Checks who signed a certificate, a revocation list or other octets, each algorithm with the
 * provider that is fast and safe for it: RSA, DSA and Edwards curves with the platform, the rest
 * with the given provider.
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

  /**
   * Whether {@code key} signed those octets; an unknown algorithm or a broken key has signed
   * nothing.
   */
  public boolean verifies(SignedOctets signed, PublicKey key) {
    JcaContentVerifierProviderBuilder builder = new JcaContentVerifierProviderBuilder();
    if (!isPlatformKey(key)) {
      builder.setProvider(ecProvider);
    }
    return holds(() -> verify(builder, signed, key));
  }

  private static void verify(
      JcaContentVerifierProviderBuilder builder, SignedOctets signed, PublicKey key)
      throws GeneralSecurityException {
    try {
      ContentVerifier verifier = builder.build(key).get(signed.algorithm());
      try (OutputStream out = verifier.getOutputStream()) {
        out.write(signed.octets().bytes());
      }
      if (!verifier.verify(signed.signature().bytes())) {
        throw new SignatureException("another signature");
      }
    } catch (OperatorCreationException | IOException unusable) {
      throw new SignatureException(unusable);
    }
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
