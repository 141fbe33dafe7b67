package dev.signet.xkms.xml.keyinfo;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.NotReadable;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Keys as this house computes with them: elliptic ones are Bouncy Castle's (the JDK's are ten times
 * slower on 17), RSA is the JDK's (Bouncy Castle tests each modulus for primality).
 */
public final class Keys {
  /** Never added to the JVM's providers: that would change TLS and leak the class loader. */
  public static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  /** Bits of an RSA modulus: below is broken within hours, above verification costs too much. */
  public static final int MIN_RSA = 512;

  public static final int MAX_RSA = 16_384;

  /** Bits of an RSA public exponent; FIPS 186-5 admits up to 256. */
  private static final int MAX_EXPONENT = 256;

  private Keys() {}

  /**
   * @throws NotReadable if the numbers make no RSA key
   */
  public static PublicKey rsa(BigInteger modulus, BigInteger exponent) {
    if (modulus.bitLength() < MIN_RSA || modulus.bitLength() > MAX_RSA) {
      throw new NotReadable("RSA modulus must have " + MIN_RSA + " to " + MAX_RSA + " bits");
    }
    if (!modulus.testBit(0) || !exponent.testBit(0) || exponent.bitLength() > MAX_EXPONENT) {
      throw new NotReadable("RSA modulus and exponent must be odd, the exponent not too large");
    }
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    } catch (GeneralSecurityException e) {
      throw new NotReadable("not an RSA key");
    }
  }

  /**
   * @throws NotReadable if the point is not on the curve
   */
  public static PublicKey ec(NamedCurve curve, Octets point) {
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve.oid());
    return imported("EC", new SubjectPublicKeyInfo(algorithm, point.toByteArray()));
  }

  /** The uncompressed point of an elliptic key (SEC 1 section 2.3.3). */
  public static Octets point(PublicKey ec) {
    return Octets.of(
        SubjectPublicKeyInfo.getInstance(ec.getEncoded()).getPublicKeyData().getOctets());
  }

  /**
   * The key in a DER SubjectPublicKeyInfo, unless it is of a kind that is not read here.
   *
   * @throws NotReadable if it is broken
   */
  public static Optional<PublicKey> fromSubjectPublicKeyInfo(Octets der) {
    SubjectPublicKeyInfo info = parsed(der);
    AlgorithmIdentifier algorithm = info.getAlgorithm();
    ASN1ObjectIdentifier oid = algorithm.getAlgorithm();
    if (oid.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return Optional.of(rsa(info));
    }
    if (oid.equals(EdECObjectIdentifiers.id_Ed25519)) {
      return Optional.of(imported("Ed25519", info));
    }
    boolean known =
        oid.equals(X9ObjectIdentifiers.id_ecPublicKey)
            && algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
            && NamedCurve.ofOid(curve).isPresent();
    return known ? Optional.of(imported("EC", info)) : Optional.empty();
  }

  private static SubjectPublicKeyInfo parsed(Octets der) {
    try {
      return SubjectPublicKeyInfo.getInstance(der.toByteArray());
    } catch (IllegalArgumentException e) {
      throw new NotReadable("not a SubjectPublicKeyInfo");
    }
  }

  private static PublicKey rsa(SubjectPublicKeyInfo info) {
    try {
      var numbers = org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(info.parsePublicKey());
      return rsa(numbers.getModulus(), numbers.getPublicExponent());
    } catch (java.io.IOException | IllegalArgumentException e) {
      throw new NotReadable("not an RSA key");
    }
  }

  private static PublicKey imported(String algorithm, SubjectPublicKeyInfo info) {
    try {
      byte[] der = info.getEncoded("DER");
      return KeyFactory.getInstance(algorithm, BOUNCY_CASTLE)
          .generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException | java.io.IOException | IllegalArgumentException e) {
      throw new NotReadable("not a point of the curve it names");
    }
  }

  /**
   * The same key as an object of this house; keys of kinds that are not read here stay what they
   * are.
   */
  public static PublicKey ours(PublicKey key) {
    boolean foreign = !key.getClass().getName().startsWith("org.bouncycastle.");
    boolean elliptic = key.getAlgorithm().startsWith("E");
    return foreign && elliptic && key.getEncoded() != null
        ? fromSubjectPublicKeyInfo(Octets.of(key.getEncoded())).orElse(key)
        : key;
  }

  /** The same private key as an object of this house. */
  public static PrivateKey ours(PrivateKey key) {
    boolean elliptic = key.getAlgorithm().startsWith("E");
    if (!elliptic
        || key.getClass().getName().startsWith("org.bouncycastle.")
        || key.getEncoded() == null) {
      return key;
    }
    String algorithm = key.getAlgorithm().equals("EC") ? "EC" : "EdDSA";
    try {
      return KeyFactory.getInstance(algorithm, BOUNCY_CASTLE)
          .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    } catch (InvalidKeySpecException e) {
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle has " + algorithm, e);
    }
  }
}
