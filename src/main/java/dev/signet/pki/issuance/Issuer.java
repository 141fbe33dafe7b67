package dev.signet.pki.issuance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * The authority as the issuer named in certificates and revocation lists; nothing it certifies
 * outlives it.
 */
final class Issuer {

  private final KeyAndCertificate authority;
  private final CertificateSigner signer;

  Issuer(KeyAndCertificate authority, CertificateSigner signer) {
    this.authority = authority;
    this.signer = signer;
  }

  /** From when to when a certificate is wanted. */
  record Interval(Instant from, Instant to) {}

  X509Certificate certificate() {
    return authority.certificate();
  }

  /**
   * Begins a certificate for somebody else's key; {@link IllegalArgumentException} outside the
   * authority's time.
   */
  X509v3CertificateBuilder leaf(X500Name subject, SubjectPublicKeyInfo key, Interval wanted)
      throws IOException {
    Interval life = within(wanted);
    X509v3CertificateBuilder builder =
        signer.builder(new CertificateSigner.Form(name(), subject, key, life.from, life.to));
    builder.addExtension(Extension.authorityKeyIdentifier, false, keyIdentifier());
    return builder;
  }

  X509Certificate sign(X509v3CertificateBuilder builder) {
    return signer.sign(builder, authority.key());
  }

  /** A complete list, numbered by its time in milliseconds (RFC 5280 section 5.2.3). */
  X509CRL crl(List<RevokedCertificate> revoked, Instant thisUpdate, Instant nextUpdate) {
    try {
      X509v2CRLBuilder builder = new X509v2CRLBuilder(name(), Date.from(thisUpdate));
      builder.setNextUpdate(Date.from(nextUpdate));
      for (RevokedCertificate line : revoked) {
        builder.addCRLEntry(line.serial(), Date.from(line.since()), line.reason().ordinal());
      }
      builder.addExtension(Extension.authorityKeyIdentifier, false, keyIdentifier());
      BigInteger number = BigInteger.valueOf(thisUpdate.toEpochMilli());
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
      return signer.sign(builder, authority.key());
    } catch (IOException impossible) {
      throw new UncheckedIOException("extensions can be encoded", impossible);
    }
  }

  static SubjectPublicKeyInfo info(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded());
  }

  private Interval within(Interval wanted) {
    Instant begin = certificate().getNotBefore().toInstant();
    Instant end = certificate().getNotAfter().toInstant();
    Instant from =
        wanted.from.isBefore(begin) ? begin : wanted.from.truncatedTo(ChronoUnit.SECONDS);
    Instant to = wanted.to.isAfter(end) ? end : wanted.to.truncatedTo(ChronoUnit.SECONDS);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "the authority is valid from "
              + begin
              + " to "
              + end
              + " and certifies nothing outside that time");
    }
    return new Interval(from, to);
  }

  private X500Name name() {
    return X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
  }

  private AuthorityKeyIdentifier keyIdentifier() {
    return CertificateSigner.extensions()
        .createAuthorityKeyIdentifier(info(certificate().getPublicKey()));
  }
}
