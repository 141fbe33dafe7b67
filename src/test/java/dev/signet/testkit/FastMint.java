package dev.signet.testkit;

import dev.signet.pki.certificate.Certificate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/** Mints thousands of certificates in a second: RSA-1024, by the platform, with few keys. */
public final class FastMint {

  private static final AlgorithmIdentifier SHA256_WITH_RSA =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption);

  private long serial = 1;

  private static final class Keys {
    static final List<KeyPair> POOL =
        Stream.generate(() -> TestKeys.freshRsa(1024)).limit(8).toList();
  }

  /** Who is in a certificate: a name and the number of a key. */
  public record Party(String name, int key) {

    KeyPair keys() {
      return Keys.POOL.get(key % Keys.POOL.size());
    }

    X500Name x500() {
      return new X500Name("CN=" + name);
    }
  }

  /** A certificate from {@code issuer} for {@code subject} with these extensions. */
  public Certificate mint(Party issuer, Party subject, List<Extension> extensions) {
    return mint(issuer, subject, extensions, Instant.parse("2035-01-01T00:00:00Z"));
  }

  /** The same until then. */
  public Certificate mint(
      Party issuer, Party subject, List<Extension> extensions, Instant notAfter) {
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              issuer.x500(),
              BigInteger.valueOf(serial++),
              Date.from(Instant.parse("2025-01-01T00:00:00Z")),
              Date.from(notAfter),
              subject.x500(),
              SubjectPublicKeyInfo.getInstance(subject.keys().getPublic().getEncoded()));
      for (Extension extension : extensions) {
        builder.addExtension(extension);
      }
      byte[] der = builder.build(new Rsa(issuer.keys().getPrivate())).getEncoded();
      return Certificate.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)));
    } catch (IOException | GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private record Rsa(PrivateKey key, ByteArrayOutputStream content) implements ContentSigner {

    Rsa(PrivateKey key) {
      this(key, new ByteArrayOutputStream());
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return SHA256_WITH_RSA;
    }

    @Override
    public OutputStream getOutputStream() {
      return content;
    }

    @Override
    public byte[] getSignature() {
      try {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.toByteArray());
        return signature.sign();
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
