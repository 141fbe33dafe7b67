package dev.signet.pki.issuance;

import dev.signet.pki.certificate.SignatureCheck;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** The key that signs the service's answers: its making, storing and timely new certificate. */
final class ResponseSigner {

  private static final String FILE = "response-signer.pem";
  private static final String NAME = "Signet response signing";
  private static final Duration RENEWAL = Duration.ofDays(30);

  private final Issuer issuer;
  private final CertificateSigner signer;
  private final Duration lifetime;
  private final InstantSource clock;

  ResponseSigner(Issuer issuer, CertificateSigner signer, Duration lifetime, InstantSource clock) {
    this.issuer = issuer;
    this.signer = signer;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * The stored pair while it is fresh, else the same key with a new certificate, else a new key.
   */
  KeyAndCertificate in(AuthorityDirectory files) throws IOException {
    Optional<KeyAndCertificate> stored = files.read(FILE);
    if (stored.filter(pair -> isFresh(pair.certificate())).isPresent()) {
      return stored.get();
    }
    KeyAndCertificate renewed = stored.isPresent() ? recertified(stored.get()) : created();
    files.write(FILE, renewed);
    return renewed;
  }

  private boolean isFresh(X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    boolean asLongAsPossible = !end.isBefore(issuer.certificate().getNotAfter().toInstant());
    return (asLongAsPossible || clock.instant().plus(RENEWAL).isBefore(end))
        && new SignatureCheck(signer.provider())
            .verifies(certificate, issuer.certificate().getPublicKey());
  }

  private KeyAndCertificate recertified(KeyAndCertificate stored) throws IOException {
    return new KeyAndCertificate(stored.key(), certified(stored.certificate().getPublicKey()));
  }

  private KeyAndCertificate created() throws IOException {
    KeyPair key = signer.newKey();
    return new KeyAndCertificate(key.getPrivate(), certified(key.getPublic()));
  }

  private X509Certificate certified(PublicKey key) throws IOException {
    Instant now = clock.instant();
    Issuer.Interval life =
        new Issuer.Interval(now.minus(CertificateSigner.CLOCK_SKEW), now.plus(lifetime));
    X509v3CertificateBuilder builder =
        issuer.leaf(SubjectNaming.named(NAME), Issuer.info(key), life);
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    return issuer.sign(builder);
  }
}
