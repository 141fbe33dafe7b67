package dev.signet.pki.path.profile;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Keys that the Baseline Requirements admit (sections 6.1.5 and 7.1.3.1). */
final class WebKeys {

  private static final int LEAST_RSA_BITS = 2048;
  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(
          SECObjectIdentifiers.secp256r1,
          SECObjectIdentifiers.secp384r1,
          SECObjectIdentifiers.secp521r1);

  private WebKeys() {}

  static boolean isGood(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      int bits = rsa.getModulus().bitLength();
      return bits >= LEAST_RSA_BITS && bits % 8 == 0;
    }
    return isOnNamedCurve(key);
  }

  private static boolean isOnNamedCurve(PublicKey key) {
    try {
      AlgorithmIdentifier algorithm =
          SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
      return X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm())
          && algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
          && CURVES.contains(curve);
    } catch (IllegalArgumentException | IllegalStateException broken) {
      return false;
    }
  }
}
