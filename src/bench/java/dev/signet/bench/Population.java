package dev.signet.bench;

import dev.signet.xkms.database.SchemaMigration;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.jdbc.JdbcRegistry;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Users with certificates of one RSA-2048 CA, the same ones for every service that is measured. */
final class Population {
  private static final Duration DAYS_90 = Duration.ofDays(90);
  private static final X500Name CA_NAME = new X500Name("CN=Bench CA,O=Bench");

  private final BouncyCastleProvider bouncyCastle = new BouncyCastleProvider();
  private final Instant start = Instant.now().minus(Duration.ofHours(1));
  private final KeyPair caKeys;
  private final KeyPairGenerator userKeys;
  private final ContentSigner signer;
  private final X509Certificate ca;

  Population() throws GeneralSecurityException, OperatorCreationException, CertIOException {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    caKeys = rsa.generateKeyPair();
    signer = new JcaContentSignerBuilder("SHA256withRSA").build(caKeys.getPrivate());
    userKeys = KeyPairGenerator.getInstance("EC", bouncyCastle);
    userKeys.initialize(256);
    ca = certificate(BigInteger.ONE, CA_NAME, caKeys.getPublic(), true);
  }

  static String mail(int user) {
    return "user" + user + "@example.org";
  }

  static String subject(int user) {
    return "CN=User " + user + ",O=Bench";
  }

  /**
   * Enters {@code count} users into an empty database and writes the first {@code written}
   * certificates as leaf-N.der.
   */
  void enter(DataSource database, int count, Path directory, int written)
      throws GeneralSecurityException, IOException, Conflict {
    SchemaMigration.migrate(database);
    JdbcRegistry registry = new JdbcRegistry(database, InstantSource.system());
    Files.createDirectories(directory);
    Files.write(directory.resolve("ca.der"), ca.getEncoded());
    for (int user = 0; user < count; user++) {
      X509Certificate leaf = leaf(user);
      registry.register(binding(user, leaf), Optional.empty(), change(user));
      if (user < written) {
        Files.write(directory.resolve("leaf-" + user + ".der"), leaf.getEncoded());
      }
    }
  }

  /** The CA as anchor and an empty CRL of it, where the service looks for them. */
  void writeTrust(Path policy) throws GeneralSecurityException, IOException {
    Files.createDirectories(policy.resolve("anchors"));
    Files.createDirectories(policy.resolve("crls"));
    Files.write(policy.resolve("anchors/ca.der"), ca.getEncoded());
    X509v2CRLBuilder crl = new X509v2CRLBuilder(CA_NAME, Date.from(start));
    crl.setNextUpdate(Date.from(start.plus(DAYS_90)));
    Files.write(policy.resolve("crls/ca.crl"), crl.build(signer).getEncoded());
  }

  private X509Certificate leaf(int user) throws GeneralSecurityException, CertIOException {
    PublicKey key = userKeys.generateKeyPair().getPublic();
    return certificate(
        BigInteger.valueOf(user + 1000L), new X500Name(subject(user)), key, false, mail(user));
  }

  private X509Certificate certificate(
      BigInteger serial, X500Name subject, PublicKey key, boolean authority, String... mail)
      throws GeneralSecurityException, CertIOException {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            CA_NAME, serial, Date.from(start), Date.from(start.plus(DAYS_90)), subject, key);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    for (String address : mail) {
      GeneralName name = new GeneralName(GeneralName.rfc822Name, address);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection));
    }
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private RegisteredBinding binding(int user, X509Certificate leaf)
      throws GeneralSecurityException {
    PublicKey key =
        KeyFactory.getInstance("EC")
            .generatePublic(new X509EncodedKeySpec(leaf.getPublicKey().getEncoded()));
    return new RegisteredBinding(
        "bench-" + user,
        key,
        Set.of(KeyUsage.SIGNATURE),
        List.of(
            UseKeyWith.of(Application.SMIME, mail(user)),
            UseKeyWith.of(Application.PKIX, subject(user))),
        ValidityInterval.between(start, start.plus(DAYS_90)),
        new BindingState.Active(),
        List.of(Octets.of(leaf.getEncoded()), Octets.of(ca.getEncoded())),
        Optional.empty(),
        start);
  }

  private Change change(int user) {
    return new Change("bench-" + user, Octets.of(new byte[] {1}), start, Optional.empty());
  }
}
