package dev.signet.pki.issuance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes P-256 keys and signs certificates and revocation lists with one (ECDSA with SHA-256, RFC
 * 5758).
 */
final class CertificateSigner {

  /**
   * Certificates made for use at once begin a little earlier, for the sake of clocks that are
   * behind.
   */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private static final int SERIAL_BITS = 128;

  private final SecureRandom random;
  private final Provider provider;

  CertificateSigner(SecureRandom random, Provider provider) {
    this.random = random;
    this.provider = provider;
  }

  Provider provider() {
    return provider;
  }

  /** What every certificate says, whoever it is for. */
  record Form(
      X500Name issuer,
      X500Name subject,
      SubjectPublicKeyInfo key,
      Instant notBefore,
      Instant notAfter) {}

  KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
      generator.initialize(new ECGenParameterSpec("P-256"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the provider makes P-256 keys", impossible);
    }
  }

  /**
   * A certificate of the authority over its own key: it may sign leaves and revocation lists, no
   * other authority.
   */
  X509Certificate selfSigned(Form form, PrivateKey key) {
    try {
      X509v3CertificateBuilder builder = builder(form);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return sign(builder, key);
    } catch (IOException impossible) {
      throw new UncheckedIOException("extensions can be encoded", impossible);
    }
  }

  /** Begins a certificate with a random serial number and the key's identifier. */
  X509v3CertificateBuilder builder(Form form) throws IOException {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            form.issuer,
            serial(),
            Date.from(form.notBefore),
            Date.from(form.notAfter),
            form.subject,
            form.key);
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, extensions().createSubjectKeyIdentifier(form.key));
    return builder;
  }

  X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) {
    try {
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a certificate that was made can be read", impossible);
    }
  }

  X509CRL sign(X509v2CRLBuilder builder, PrivateKey key) {
    try {
      return new JcaX509CRLConverter().getCRL(builder.build(signer(key)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a revocation list that was made can be read", impossible);
    }
  }

  static X509ExtensionUtils extensions() {
    try {
      return new JcaX509ExtensionUtils();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }

  private ContentSigner signer(PrivateKey key) {
    try {
      return new JcaContentSignerBuilder("SHA256withECDSA")
          .setProvider(provider)
          .setSecureRandom(random)
          .build(key);
    } catch (OperatorCreationException unusable) {
      throw new IllegalStateException("the authority's key cannot sign", unusable);
    }
  }

  /**
   * RFC 5280 section 4.1.2.2: positive, unique, at most 20 octets; random enough that nobody
   * foresees it.
   */
  private BigInteger serial() {
    BigInteger serial = new BigInteger(SERIAL_BITS, random);
    return serial.signum() == 0 ? BigInteger.ONE : serial;
  }
}
