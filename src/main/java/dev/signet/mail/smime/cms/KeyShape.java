package dev.signet.mail.smime.cms;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;

/** Whether a public key is of a size that the rules admit. */
final class KeyShape {
  private static final String EC = "1.2.840.10045.2.1";

  private KeyShape() {}

  static void check(PublicKey key, AlgorithmRules rules) throws SignerVerdict {
    if (key instanceof RSAPublicKey rsa) {
      check(rsa, rules);
    } else if (key instanceof DSAPublicKey dsa) {
      check(dsa, rules);
    } else {
      checkEncoded(key, rules);
    }
  }

  private static void check(RSAPublicKey key, AlgorithmRules rules) throws SignerVerdict {
    int bits = key.getModulus().bitLength();
    if (bits < rules.leastRsaBits() || bits > AlgorithmRules.MOST_RSA_BITS) {
      throw SignerVerdict.broken("RSA with " + bits + " bits is forbidden");
    }
    if (key.getPublicExponent().bitLength() > AlgorithmRules.MOST_EXPONENT_BITS
        || key.getPublicExponent().bitLength() < 2
        || !key.getPublicExponent().testBit(0)) {
      throw SignerVerdict.broken("an RSA exponent like that is forbidden");
    }
  }

  private static void check(DSAPublicKey key, AlgorithmRules rules) throws SignerVerdict {
    if (key.getParams() == null) {
      throw SignerVerdict.unjudged("a DSA key whose parameters are those of its issuer");
    }
    int bits = key.getParams().getP().bitLength();
    if (!rules.dsa() || bits < 1024 || bits > 3072) {
      throw SignerVerdict.broken("DSA with " + bits + " bits is forbidden");
    }
  }

  /** Curves count only by name: parameters that are spelled out can be anything (CVE-2020-0601). */
  private static void checkEncoded(PublicKey key, AlgorithmRules rules) throws SignerVerdict {
    AlgorithmIdentifier algorithm;
    try {
      algorithm = algorithm(key);
    } catch (GeneralSecurityException unreadable) {
      throw SignerVerdict.unjudged("the key of the certificate cannot be read");
    }
    if (!algorithm.getAlgorithm().getId().equals(EC)) {
      return;
    }
    ASN1Encodable curve = algorithm.getParameters();
    if (!(curve instanceof ASN1ObjectIdentifier name)) {
      throw SignerVerdict.broken("a curve without a name is forbidden");
    }
    X9ECParameters known = ECNamedCurveTable.getByOID(name);
    if (known == null) {
      throw SignerVerdict.unjudged("the curve " + name.getId() + " is not known");
    }
    int bits = known.getCurve().getFieldSize();
    if (bits < rules.leastCurveBits()) {
      throw SignerVerdict.broken("a curve of " + bits + " bits is forbidden");
    }
  }

  /** OID of the key's type. */
  static String algorithmOf(PublicKey key) throws GeneralSecurityException {
    return algorithm(key).getAlgorithm().getId();
  }

  private static AlgorithmIdentifier algorithm(PublicKey key) throws GeneralSecurityException {
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      throw new InvalidKeyException("a key without an encoding");
    }
    try {
      return Der.object(encoded, "key", SubjectPublicKeyInfo::getInstance).getAlgorithm();
    } catch (MalformedCms unreadable) {
      throw new InvalidKeyException(unreadable);
    }
  }
}
