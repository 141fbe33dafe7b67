package dev.signet.pki.certificate;

import dev.signet.pki.Octets;
import dev.signet.pki.algorithm.SignatureAlgorithm;
import dev.signet.pki.algorithm.SignatureProviders;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Checks who signed a certificate, a revocation list or other octets, each algorithm with the
 * provider that is fast and safe for it.
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

  /**
   * Whether {@code key} signed those octets; an unknown algorithm or a broken key has signed
   * nothing.
   */
  public boolean verifies(SignedOctets signed, PublicKey key) {
    SignatureAlgorithm algorithm = SignatureAlgorithm.of(signed.algorithm());
    byte[] octets = signed.octets().bytes();
    byte[] signature = signed.signature().bytes();
    return algorithm.isParameterised()
        ? holds(() -> verified(signed, key))
        : holds(() -> providers.verifies(algorithm.name(), key, octets, signature));
  }

  /** The same for a part of something large, which is copied for the time of the check. */
  public boolean verifies(SignedPart signed, PublicKey key) {
    byte[] content = new byte[signed.content().remaining()];
    signed.content().get(content);
    return holds(
        () ->
            verifies(
                new SignedOctets(
                    AlgorithmIdentifier.getInstance(signed.algorithm().bytes()),
                    Octets.of(content),
                    signed.signature()),
                key));
  }

  /** RSASSA-PSS, whose parameters a verifier must be told (RFC 4055 section 3.1). */
  private static boolean verified(SignedOctets signed, PublicKey key)
      throws GeneralSecurityException {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(signed.algorithm().getParameters().toASN1Primitive().getEncoded());
      Signature check = Signature.getInstance("RSASSA-PSS");
      check.setParameter(parameters.getParameterSpec(PSSParameterSpec.class));
      check.initVerify(key);
      check.update(signed.octets().bytes());
      return check.verify(signed.signature().bytes());
    } catch (IOException unreadable) {
      throw new SignatureException("its parameters cannot be read", unreadable);
    }
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
