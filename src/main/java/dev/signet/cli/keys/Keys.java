package dev.signet.cli.keys;

import dev.signet.xkms.model.Octets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * Turns encoded keys into keys, and private keys into pairs; RSA through the JDK, everything else
 * through Bouncy Castle.
 */
public final class Keys {
  static final Provider PROVIDER = new BouncyCastleProvider();

  private static final JcaPEMKeyConverter CONVERTER =
      new JcaPEMKeyConverter().setProvider(PROVIDER);

  private Keys() {}

  /** The pair that a private key belongs to; its public half is computed. */
  static KeyPair pairOf(PrivateKeyInfo encoded) throws IOException, UnusableFile {
    AsymmetricKeyParameter publicHalf = publicHalf(PrivateKeyFactory.createKey(encoded));
    return new KeyPair(
        publicKeyOf(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicHalf)),
        CONVERTER.getPrivateKey(encoded));
  }

  static PublicKey publicKeyOf(SubjectPublicKeyInfo encoded) throws IOException, UnusableFile {
    if (!isRsa(encoded.getAlgorithm())) {
      return CONVERTER.getPublicKey(encoded);
    }
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new X509EncodedKeySpec(encoded.getEncoded()));
    } catch (GeneralSecurityException unusable) {
      throw new UnusableFile("not a usable RSA key: " + unusable.getMessage());
    }
  }

  /** The key that a certificate (DER) certifies. */
  public static PublicKey publicKeyOf(Octets certificate) throws UnusableFile {
    try {
      X509Certificate parsed =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(certificate.toByteArray()));
      return parsed.getPublicKey();
    } catch (CertificateException broken) {
      throw new UnusableFile("not a usable certificate: " + broken.getMessage());
    }
  }

  private static AsymmetricKeyParameter publicHalf(AsymmetricKeyParameter key) throws UnusableFile {
    if (key instanceof RSAPrivateCrtKeyParameters rsa) {
      return new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
    }
    if (key instanceof ECPrivateKeyParameters ec) {
      return new ECPublicKeyParameters(
          ec.getParameters().getG().multiply(ec.getD()).normalize(), ec.getParameters());
    }
    if (key instanceof Ed25519PrivateKeyParameters edwards) {
      return edwards.generatePublicKey();
    }
    throw new UnusableFile("only RSA, EC and Ed25519 private keys are read here");
  }

  private static boolean isRsa(AlgorithmIdentifier algorithm) {
    return algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
  }
}
