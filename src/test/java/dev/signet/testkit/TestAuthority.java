package dev.signet.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority that lives as long as one test. */
public final class TestAuthority {

  /** A time at which everything minted by default is valid. */
  public static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private static final AtomicLong SERIALS = new AtomicLong(1_000_000);

  private final Issued self;

  private TestAuthority(Issued self) {
    this.self = self;
  }

  /** A self-signed P-256 authority with that common name. */
  public static TestAuthority root(String commonName) {
    return root(commonName, spec -> {});
  }

  public static TestAuthority root(String commonName, Consumer<CertificateSpec> wishes) {
    CertificateSpec spec = new CertificateSpec().subject("CN=" + commonName).authority(10);
    wishes.accept(spec);
    KeyPair keys = spec.keys.orElseGet(TestKeys::ec);
    return new TestAuthority(mint(spec.keys(keys), new X500Principal(spec.subject), keys));
  }

  public TestAuthority intermediate(String commonName) {
    return intermediate(commonName, spec -> {});
  }

  public TestAuthority intermediate(String commonName, Consumer<CertificateSpec> wishes) {
    return new TestAuthority(
        issue(
            spec -> {
              spec.subject("CN=" + commonName).authority(5);
              wishes.accept(spec);
            }));
  }

  /** An authority that signs with what {@link #issue} made, authority or not. */
  public static TestAuthority of(Issued issued) {
    return new TestAuthority(issued);
  }

  public Issued issue(Consumer<CertificateSpec> wishes) {
    CertificateSpec spec = new CertificateSpec();
    wishes.accept(spec);
    KeyPair keys = spec.keys.orElseGet(TestKeys::ec);
    return mint(spec.keys(keys), certificate().getSubjectX500Principal(), self.keys());
  }

  public X509Certificate certificate() {
    return self.certificate();
  }

  public KeyPair keys() {
    return self.keys();
  }

  public TrustAnchor anchor() {
    return new TrustAnchor(certificate(), null);
  }

  /** A revocation list, empty unless told otherwise. */
  public X509CRL crl(Consumer<CrlSpec> wishes) {
    CrlSpec spec = new CrlSpec();
    wishes.accept(spec);
    try {
      X509v2CRLBuilder builder =
          new X509v2CRLBuilder(bc(certificate()), Date.from(spec.thisUpdate));
      spec.nextUpdate.map(Date::from).ifPresent(builder::setNextUpdate);
      for (CrlSpec.Line line : spec.lines) {
        builder.addCRLEntry(line.serial(), Date.from(line.since()), line.extensions());
      }
      for (Extension extension : spec.extensions) {
        builder.addExtension(extension);
      }
      KeyPair signer = spec.signer.orElse(self.keys());
      return new JcaX509CRLConverter().getCRL(builder.build(signer(signer.getPrivate())));
    } catch (IOException | GeneralSecurityException | OperatorException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Issued mint(CertificateSpec spec, X500Principal issuer, KeyPair signer) {
    try {
      KeyPair keys = spec.keys.orElseThrow();
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              X500Name.getInstance(issuer.getEncoded()),
              spec.serial.orElseGet(() -> BigInteger.valueOf(SERIALS.getAndIncrement())),
              Date.from(spec.notBefore),
              Date.from(spec.notAfter),
              X500Name.getInstance(new X500Principal(spec.subject).getEncoded()),
              SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
      for (Extension extension : extensions(spec, keys, signer)) {
        builder.addExtension(extension);
      }
      X509CertificateHolder made = builder.build(signer(signer.getPrivate()));
      return new Issued(keys, certificate(spec.brokenSignature ? broken(made) : made));
    } catch (IOException | GeneralSecurityException | OperatorException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Extension> extensions(CertificateSpec spec, KeyPair keys, KeyPair signer)
      throws GeneralSecurityException, IOException {
    List<Extension> all = new ArrayList<>(spec.allExtensions());
    if (spec.keyIdentifiers) {
      JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
      byte[] own = utils.createSubjectKeyIdentifier(keys.getPublic()).getEncoded();
      byte[] wanted = utils.createAuthorityKeyIdentifier(signer.getPublic()).getEncoded();
      all.add(new Extension(Extension.subjectKeyIdentifier, false, own));
      all.add(new Extension(Extension.authorityKeyIdentifier, false, wanted));
    }
    return all;
  }

  private static X509CertificateHolder broken(X509CertificateHolder made) throws IOException {
    byte[] der = made.getEncoded();
    der[der.length - 3] ^= 1;
    return new X509CertificateHolder(der);
  }

  private static X509Certificate certificate(X509CertificateHolder holder)
      throws GeneralSecurityException {
    return new JcaX509CertificateConverter().getCertificate(holder);
  }

  private static X500Name bc(X509Certificate certificate) {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  private static ContentSigner signer(PrivateKey key) throws OperatorException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    return new JcaContentSignerBuilder(algorithm).setProvider(TestKeys.BC).build(key);
  }
}
