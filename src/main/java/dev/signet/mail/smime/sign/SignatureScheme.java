package dev.signet.mail.smime.sign;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The signature algorithms that are made here, one for each kind of key (RFC 8551 section 2.2). */
enum SignatureScheme {
  RSA("SHA256withRSA", "SHA-256", "1.2.840.113549.1.1.11"),
  RSA_PSS("RSASSA-PSS", "SHA-256", "1.2.840.113549.1.1.10"),
  P256("SHA256withECDSA", "SHA-256", "1.2.840.10045.4.3.2"),
  P384("SHA384withECDSA", "SHA-384", "1.2.840.10045.4.3.3"),
  P521("SHA512withECDSA", "SHA-512", "1.2.840.10045.4.3.4"),
  /** RFC 8419 section 3: the digest is SHA-512. */
  ED25519("Ed25519", "SHA-512", "1.3.101.112");

  private static final Map<String, ASN1ObjectIdentifier> DIGESTS =
      Map.of(
          "SHA-256", new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"),
          "SHA-384", new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.2"),
          "SHA-512", new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.3"));

  private static final Map<String, SignatureScheme> CURVES =
      Map.of("1.2.840.10045.3.1.7", P256, "1.3.132.0.34", P384, "1.3.132.0.35", P521);

  private final String jca;
  private final String digest;
  private final String oid;

  SignatureScheme(String jca, String digest, String oid) {
    this.jca = jca;
    this.digest = digest;
    this.oid = oid;
  }

  /** The scheme for a key. */
  static SignatureScheme of(PublicKey key, boolean prefersPss) throws InvalidKeyException {
    AlgorithmIdentifier type = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
    String oid = type.getAlgorithm().getId();
    if (oid.equals(PKCSObjectIdentifiers.rsaEncryption.getId())) {
      return prefersPss ? RSA_PSS : RSA;
    }
    if (oid.equals(RSA_PSS.oid) || oid.equals(ED25519.oid)) {
      return List.of(RSA_PSS, ED25519).get(oid.equals(RSA_PSS.oid) ? 0 : 1);
    }
    ASN1Encodable curve = type.getParameters();
    if (curve instanceof ASN1ObjectIdentifier name && CURVES.containsKey(name.getId())) {
      return CURVES.get(name.getId());
    }
    throw new InvalidKeyException("no signatures are made with a key of type " + oid);
  }

  /** JCA name of the digest. */
  String digest() {
    return digest;
  }

  /** The digest as multipart/signed names it (RFC 8551 section 3.5.3.2). */
  String micalg() {
    return digest.toLowerCase(Locale.ROOT);
  }

  String jca() {
    return jca;
  }

  /** SHA-2 has no parameters (RFC 5754 section 2). */
  AlgorithmIdentifier digestAlgorithm() {
    return new AlgorithmIdentifier(DIGESTS.get(digest));
  }

  AlgorithmIdentifier signatureAlgorithm() {
    ASN1ObjectIdentifier name = new ASN1ObjectIdentifier(oid);
    return switch (this) {
      case RSA -> new AlgorithmIdentifier(name, DERNull.INSTANCE);
      case RSA_PSS -> new AlgorithmIdentifier(name, pss());
      default -> new AlgorithmIdentifier(name);
    };
  }

  private RSASSAPSSparams pss() {
    return new RSASSAPSSparams(
        digestAlgorithm(),
        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, digestAlgorithm()),
        new ASN1Integer(32),
        RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
  }

  void prepare(Signature signature) throws GeneralSecurityException {
    if (this == RSA_PSS) {
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }
  }
}
