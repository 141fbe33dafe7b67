package dev.signet.pki.algorithm;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;

/**
 * What a policy asks of a public key, whichever provider made it.
 *
 * @param words the names by which a rule may admit it, the most exact first
 * @param bits size of the modulus, of the field or of the signature scheme's name
 * @param isForPss whether the key says that it makes RSASSA-PSS signatures only (RFC 4055 section
 *     1.2)
 * @param fault why no policy can admit it
 */
record KeyFacts(List<String> words, int bits, boolean isForPss, Optional<String> fault) {

  /** Above it one verification costs more than a millisecond; no authority has a larger key. */
  static final int MAX_RSA_BITS = 16_384;

  /** FIPS 186-5 section A.1.1. */
  private static final int MAX_EXPONENT_BITS = 256;

  private static final String EC = "1.2.840.10045.2.1";

  private static final Map<String, String> PRIME_CURVES =
      Map.of(
          "1.2.840.10045.3.1.7", "P-256",
          "1.3.132.0.34", "P-384",
          "1.3.132.0.35", "P-521");

  /** Types without a size. */
  private static final Map<String, List<String>> WHOLE =
      Map.of(
          "1.3.101.112", List.of("Ed25519"),
          "1.3.101.113", List.of("Ed448"),
          "1.3.101.110", List.of("X25519"),
          "1.3.101.111", List.of("X448"),
          "2.16.840.1.101.3.4.3.17", List.of("ML-DSA-44", "ML-DSA"),
          "2.16.840.1.101.3.4.3.18", List.of("ML-DSA-65", "ML-DSA"),
          "2.16.840.1.101.3.4.3.19", List.of("ML-DSA-87", "ML-DSA"));

  static KeyFacts of(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa(rsa);
    }
    if (key instanceof DSAPublicKey dsa) {
      return dsa(dsa);
    }
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      return unusable("a key without an encoding is not admitted");
    }
    try {
      return of(SubjectPublicKeyInfo.getInstance(encoded).getAlgorithm());
    } catch (IllegalArgumentException | IllegalStateException broken) {
      return unusable("a key that cannot be read is not admitted");
    }
  }

  @Override
  public String toString() {
    String word = words.isEmpty() ? "a key that is not known" : words.get(0);
    return bits > 0 && !PRIME_CURVES.containsValue(word)
        ? "a key of type " + word + " with " + bits + " bits"
        : "a key of type " + word;
  }

  private static KeyFacts rsa(RSAPublicKey key) {
    BigInteger modulus = key.getModulus();
    BigInteger exponent = key.getPublicExponent();
    boolean pss = key.getAlgorithm().equals(SignatureAlgorithm.PSS);
    KeyFacts facts = new KeyFacts(List.of("RSA"), modulus.bitLength(), pss, Optional.empty());
    if (modulus.bitLength() > MAX_RSA_BITS) {
      return unusable(facts + " is larger than the " + MAX_RSA_BITS + " that are looked at");
    }
    if (modulus.signum() <= 0 || !modulus.testBit(0)) {
      return unusable("an RSA key with an even modulus is not admitted");
    }
    if (exponent.bitLength() < 2
        || exponent.signum() < 0
        || !exponent.testBit(0)
        || exponent.bitLength() > MAX_EXPONENT_BITS) {
      return unusable("an RSA key whose exponent is 1, even or too large is not admitted");
    }
    return facts;
  }

  /** A key that inherits its parameters is as large as its number, which is less than the prime. */
  private static KeyFacts dsa(DSAPublicKey key) {
    int bits =
        key.getParams() == null
            ? (key.getY().bitLength() + 63) / 64 * 64
            : key.getParams().getP().bitLength();
    return new KeyFacts(List.of("DSA"), bits, false, Optional.empty());
  }

  private static KeyFacts of(AlgorithmIdentifier algorithm) {
    String identifier = algorithm.getAlgorithm().getId();
    if (identifier.equals(EC)) {
      return algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
          ? elliptic(curve)
          : unusable("an EC key whose curve has no name is not admitted");
    }
    List<String> words = WHOLE.get(identifier);
    return words == null
        ? unusable("the key algorithm " + identifier + " is not known and not admitted")
        : new KeyFacts(words, 0, false, Optional.empty());
  }

  private static KeyFacts elliptic(ASN1ObjectIdentifier curve) {
    String prime = PRIME_CURVES.get(curve.getId());
    if (prime != null) {
      int bits = Integer.parseInt(prime.substring(2));
      return new KeyFacts(List.of(prime, "EC"), bits, false, Optional.empty());
    }
    X9ECParameters known = ECNamedCurveTable.getByOID(curve);
    return known == null
        ? unusable("the elliptic curve " + curve.getId() + " is not known and not admitted")
        : new KeyFacts(
            List.of(ECNamedCurveTable.getName(curve), "EC"),
            known.getCurve().getFieldSize(),
            false,
            Optional.empty());
  }

  private static KeyFacts unusable(String fault) {
    return new KeyFacts(List.of(), 0, false, Optional.of(fault));
  }
}
