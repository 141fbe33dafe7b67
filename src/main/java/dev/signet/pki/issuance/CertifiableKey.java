package dev.signet.pki.issuance;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A key that this authority certifies: RSA of 2,048 to 8,192 bits, P-256, P-384 or Ed25519 (RFC
 * 8551 section 2.3, NIST SP 800-131A).
 *
 * @param info the key as a certificate carries it
 * @param usage the X.509 usage bits that the ordered uses mean for this kind of key
 */
record CertifiableKey(SubjectPublicKeyInfo info, int usage) {

  private static final int MIN_RSA = 2048;

  /** Beyond this the verifiers pay and nobody gains. */
  private static final int MAX_RSA = 8192;

  private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65537);

  /** Product of the primes below 752, as in NIST SP 800-89 section 5.3.3. */
  private static final BigInteger SMALL_PRIMES = primesBelow(752);

  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(NISTNamedCurves.getOID("P-256"), NISTNamedCurves.getOID("P-384"));

  /**
   * Checks the key; uses that its algorithm cannot do are left out, all of them being a refusal.
   */
  static CertifiableKey of(PublicKey key, Set<Use> uses) throws UnsuitableKey {
    SubjectPublicKeyInfo info = read(key);
    Kind kind = kind(info);
    int usage = 0;
    for (Use use : uses) {
      usage |= bits(kind, use);
    }
    if (usage == 0) {
      throw new UnsuitableKey(
          "a key of the algorithm " + key.getAlgorithm() + " cannot be used for " + uses);
    }
    return new CertifiableKey(info, usage);
  }

  private enum Kind {
    RSA,
    EC,
    ED25519
  }

  private static SubjectPublicKeyInfo read(PublicKey key) throws UnsuitableKey {
    try {
      return SubjectPublicKeyInfo.getInstance(key.getEncoded());
    } catch (IllegalArgumentException | NullPointerException unreadable) {
      throw new UnsuitableKey("the public key cannot be read");
    }
  }

  private static Kind kind(SubjectPublicKeyInfo info) throws UnsuitableKey {
    ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
    if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)) {
      checkRsa(info);
      return Kind.RSA;
    }
    if (X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm)) {
      checkCurve(info);
      return Kind.EC;
    }
    if (EdECObjectIdentifiers.id_Ed25519.equals(algorithm)) {
      return Kind.ED25519;
    }
    throw new UnsuitableKey(
        "keys of the algorithm "
            + algorithm
            + " are not certified; use RSA, P-256, P-384 or Ed25519");
  }

  private static void checkRsa(SubjectPublicKeyInfo info) throws UnsuitableKey {
    RSAPublicKey key;
    try {
      key = RSAPublicKey.getInstance(info.parsePublicKey());
    } catch (IOException | IllegalArgumentException broken) {
      throw new UnsuitableKey("the RSA key cannot be read");
    }
    int bits = key.getModulus().bitLength();
    if (key.getModulus().signum() <= 0 || bits < MIN_RSA || bits > MAX_RSA) {
      throw new UnsuitableKey(
          "the RSA key has " + bits + " bits; accepted are " + MIN_RSA + " to " + MAX_RSA);
    }
    if (key.getPublicExponent().compareTo(MIN_EXPONENT) < 0
        || !key.getPublicExponent().testBit(0)) {
      throw new UnsuitableKey("the RSA key's public exponent is even or below 65537");
    }
    if (!key.getModulus().gcd(SMALL_PRIMES).equals(BigInteger.ONE)) {
      throw new UnsuitableKey("the RSA key's modulus has a small factor");
    }
  }

  private static void checkCurve(SubjectPublicKeyInfo info) throws UnsuitableKey {
    ASN1Encodable curve = info.getAlgorithm().getParameters();
    if (!(curve instanceof ASN1ObjectIdentifier name) || !CURVES.contains(name)) {
      throw new UnsuitableKey("the elliptic curve is not P-256 or P-384");
    }
    try {
      X9ECParameters parameters = NISTNamedCurves.getByOID(name);
      boolean usable =
          !parameters.getCurve().decodePoint(info.getPublicKeyData().getBytes()).isInfinity();
      if (!usable) {
        throw new UnsuitableKey("the elliptic curve key is the point at infinity");
      }
    } catch (IllegalArgumentException offCurve) {
      throw new UnsuitableKey("the elliptic curve key is not a point of its curve");
    }
  }

  private static int bits(Kind kind, Use use) {
    return switch (use) {
      case SIGNATURE -> KeyUsage.digitalSignature;
      case ENCRYPTION, KEY_AGREEMENT ->
          switch (kind) {
            case RSA -> KeyUsage.keyEncipherment;
            case EC -> KeyUsage.keyAgreement;
            case ED25519 -> 0;
          };
    };
  }

  private static BigInteger primesBelow(int limit) {
    BigInteger product = BigInteger.ONE;
    BigInteger prime = BigInteger.TWO;
    while (prime.intValue() < limit) {
      product = product.multiply(prime);
      prime = prime.nextProbablePrime();
    }
    return product;
  }
}
