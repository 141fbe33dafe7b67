package dev.signet.pki.certificate;

import dev.signet.pki.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Checks who signed a certificate, a revocation list or other octets, each algorithm with the
 * provider that is fast and safe for it: RSA, DSA and Edwards curves with the platform, the rest
 * with the given provider.
 */
public final class SignatureCheck {

  private static final String PSS = "1.2.840.113549.1.1.10";

  /** RSA with MD2, MD4 and MD5. */
  private static final Set<String> FORGEABLE =
      Set.of("1.2.840.113549.1.1.2", "1.2.840.113549.1.1.3", "1.2.840.113549.1.1.4");

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
   * Whether {@code key} signed {@code signed}; an unknown algorithm or a broken key has signed
   * nothing, and neither has one with MD2 or MD5, whose signatures can be moved to other content.
   */
  public boolean verifies(SignedPart signed, PublicKey key) {
    return holds(() -> check(signed, key));
  }

  /** The same for octets that are small enough to be copied. */
  public boolean verifies(SignedOctets signed, PublicKey key) {
    return holds(
        () -> {
          Octets algorithm = Octets.of(signed.algorithm().getEncoded(ASN1Encoding.DER));
          ByteBuffer content = ByteBuffer.wrap(signed.octets().bytes());
          check(new SignedPart(algorithm, content, signed.signature()), key);
        });
  }

  private void check(SignedPart signed, PublicKey key) throws GeneralSecurityException {
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.getInstance(signed.algorithm().bytes());
    String oid = algorithm.getAlgorithm().getId();
    if (FORGEABLE.contains(oid)) {
      throw new SignatureException("forgeable");
    }
    Signature check =
        isPlatformKey(key) ? Signature.getInstance(oid) : Signature.getInstance(oid, ecProvider);
    check.initVerify(key);
    setParameters(check, algorithm);
    check.update(signed.content());
    if (!check.verify(signed.signature().bytes())) {
      throw new SignatureException("not signed by this key");
    }
  }

  /** Only RSASSA-PSS has parameters that a verifier must be told (RFC 4055 section 3.1). */
  private static void setParameters(Signature check, AlgorithmIdentifier algorithm)
      throws GeneralSecurityException {
    if (!PSS.equals(algorithm.getAlgorithm().getId())) {
      return;
    }
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(algorithm.getParameters().toASN1Primitive().getEncoded());
      check.setParameter(parameters.getParameterSpec(PSSParameterSpec.class));
    } catch (IOException unreadable) {
      throw new SignatureException("its parameters cannot be read", unreadable);
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
    } catch (GeneralSecurityException | IOException | RuntimeException notSigned) {
      return false;
    }
  }

  private interface Check {
    void run() throws GeneralSecurityException, IOException;
  }
}
