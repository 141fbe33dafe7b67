package dev.signet.pki.issuance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The built-in certification authority: a P-256 key and certificate kept in a directory, made on
 * first start; safe for many threads.
 *
 * <p>{@code authority.pem} and {@code response-signer.pem} hold key (PKCS #8) and certificate and
 * are readable by their owner only; {@code authority.crt} is a copy of the authority's certificate
 * for other programs. The authority certifies holders of mail addresses and domains (RFC 8550),
 * never another authority.
 */
public final class IssuingAuthority {

  private static final String FILE = "authority.pem";
  private static final String COPY = "authority.crt";

  private final AuthorityDirectory files;
  private final Issuer issuer;
  private final ResponseSigner responseSigner;

  private IssuingAuthority(Parts parts, KeyAndCertificate authority) {
    this.files = parts.files;
    this.issuer = new Issuer(authority, parts.signer);
    this.responseSigner =
        new ResponseSigner(issuer, parts.signer, parts.settings.signerLifetime(), parts.clock);
  }

  private record Parts(
      AuthorityDirectory files,
      IssuingSettings settings,
      CertificateSigner signer,
      InstantSource clock) {}

  /**
   * Opens the authority in {@code directory}, or makes one where there is none; of several
   * processes that start at once one makes it and the others open it.
   *
   * @throws UnusableAuthority when what is stored is not whole, does not belong together or has
   *     expired
   * @throws IOException when the directory cannot be read or written
   */
  public static IssuingAuthority openOrCreate(
      Path directory, IssuingSettings settings, SecureRandom random, InstantSource clock)
      throws IOException {
    Provider provider = new BouncyCastleProvider();
    AuthorityDirectory files = new AuthorityDirectory(directory, provider);
    Parts parts = new Parts(files, settings, new CertificateSigner(random, provider), clock);
    return files.alone(() -> new IssuingAuthority(parts, storedOrCreated(parts)));
  }

  /** The authority's own certificate. */
  public X509Certificate certificate() {
    return issuer.certificate();
  }

  /**
   * Certifies a key for S/MIME: alternative names of the entities, emailProtection, usage by key
   * and order (RFC 8550). Cut to the authority's own validity.
   *
   * @throws UnsuitableKey when the key is weak, of an unknown kind or cannot be used as ordered
   * @throws IllegalArgumentException when the order lies wholly outside the authority's validity
   */
  public IssuedCertificate issue(CertificateOrder order) throws UnsuitableKey {
    CertifiableKey key = CertifiableKey.of(order.key(), order.uses());
    try {
      return new IssuedCertificate(issuer.sign(forMail(order, key)), issuer.certificate());
    } catch (IOException impossible) {
      throw new UncheckedIOException("extensions can be encoded", impossible);
    }
  }

  /** A complete revocation list, numbered by its time (RFC 5280 section 5.2.3). */
  public X509CRL crl(List<RevokedCertificate> revoked, Instant thisUpdate, Instant nextUpdate) {
    return issuer.crl(revoked, thisUpdate, nextUpdate);
  }

  /**
   * The key that signs answers, made on first use and certified by this authority; certified again
   * when less than 30 days of its certificate remain or another authority issued it.
   *
   * @throws UnusableAuthority when what is stored is not whole
   */
  public KeyAndCertificate responseSigner() throws IOException {
    return files.alone(() -> responseSigner.in(files));
  }

  private X509v3CertificateBuilder forMail(CertificateOrder order, CertifiableKey key)
      throws IOException {
    X500Name subject = SubjectNaming.subject(order.entities());
    X509v3CertificateBuilder builder =
        issuer.leaf(subject, key.info(), new Issuer.Interval(order.notBefore(), order.notAfter()));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(key.usage()));
    builder.addExtension(
        Extension.extendedKeyUsage,
        false,
        new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection));
    boolean onlyName = subject.size() == 0;
    builder.addExtension(
        Extension.subjectAlternativeName, onlyName, SubjectNaming.alternatives(order.entities()));
    return builder;
  }

  private static KeyAndCertificate storedOrCreated(Parts parts) throws IOException {
    Optional<KeyAndCertificate> stored = parts.files.read(FILE);
    if (stored.isPresent()) {
      refuseExpired(stored.get(), parts.clock.instant());
    }
    KeyAndCertificate authority = stored.isPresent() ? stored.get() : created(parts);
    parts.files.publish(COPY, authority.certificate());
    return authority;
  }

  private static KeyAndCertificate created(Parts parts) throws IOException {
    KeyPair key = parts.signer.newKey();
    X500Name name = SubjectNaming.named(parts.settings.commonName());
    Instant now = parts.clock.instant().truncatedTo(ChronoUnit.SECONDS);
    CertificateSigner.Form form =
        new CertificateSigner.Form(
            name,
            name,
            Issuer.info(key.getPublic()),
            now.minus(CertificateSigner.CLOCK_SKEW),
            now.plus(parts.settings.authorityLifetime()));
    KeyAndCertificate made =
        new KeyAndCertificate(key.getPrivate(), parts.signer.selfSigned(form, key.getPrivate()));
    parts.files.write(FILE, made);
    return made;
  }

  private static void refuseExpired(KeyAndCertificate authority, Instant now)
      throws UnusableAuthority {
    Instant end = authority.certificate().getNotAfter().toInstant();
    if (now.isAfter(end)) {
      throw new UnusableAuthority(FILE + ": the authority's certificate expired at " + end);
    }
  }
}
