package dev.signet.testkit;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.jspecify.annotations.Nullable;

/** What a test wants in an OCSP answer; everything has a harmless default. */
public final class OcspSpec {

  /** What is said about one certificate. */
  record Line(
      BigInteger serial,
      Optional<X509Certificate> issuer,
      @Nullable CertificateStatus status,
      Instant thisUpdate,
      Optional<Instant> nextUpdate,
      String hash,
      List<Extension> extensions) {}

  final List<Line> lines = new ArrayList<>();
  final List<Extension> extensions = new ArrayList<>();
  private final List<Extension> singleExtensions = new ArrayList<>();
  private Instant thisUpdate = TestAuthority.NOW.minus(Duration.ofHours(1));
  private Optional<Instant> nextUpdate = Optional.of(TestAuthority.NOW.plus(Duration.ofHours(23)));
  private Optional<X509Certificate> issuer = Optional.empty();
  private String hash = "1.3.14.3.2.26";
  Optional<Instant> producedAt = Optional.empty();
  Optional<KeyPair> signer = Optional.empty();
  Optional<PublicKey> claimedKey = Optional.empty();
  String digest = "SHA256";
  int status;
  boolean probabilistic;
  boolean responderByName;
  boolean brokenSignature;

  /** From when to when the lines that follow are current. */
  public OcspSpec current(Instant from, Instant to) {
    thisUpdate = from;
    nextUpdate = Optional.of(to);
    return this;
  }

  /** The lines that follow do not say until when they are current. */
  public OcspSpec undated(Instant from) {
    thisUpdate = from;
    nextUpdate = Optional.empty();
    return this;
  }

  /** The hash by which the lines that follow identify the issuer. */
  public OcspSpec hash(String oid) {
    hash = oid;
    return this;
  }

  /** The lines that follow are about certificates of another issuer. */
  public OcspSpec issuer(X509Certificate other) {
    issuer = Optional.of(other);
    return this;
  }

  /** The lines that follow have that extension. */
  public OcspSpec single(String oid, boolean critical, byte[] content) {
    singleExtensions.add(new Extension(new ASN1ObjectIdentifier(oid), critical, content));
    return this;
  }

  public OcspSpec good(X509Certificate certificate) {
    return line(certificate.getSerialNumber(), CertificateStatus.GOOD);
  }

  public OcspSpec good(BigInteger serial) {
    return line(serial, CertificateStatus.GOOD);
  }

  public OcspSpec unknown(X509Certificate certificate) {
    return line(certificate.getSerialNumber(), new UnknownStatus());
  }

  public OcspSpec revoked(X509Certificate certificate, Instant since) {
    return line(certificate.getSerialNumber(), new RevokedStatus(Date.from(since)));
  }

  /**
   * @param reason a code of RFC 5280 section 5.3.1
   */
  public OcspSpec revoked(X509Certificate certificate, Instant since, int reason) {
    return line(certificate.getSerialNumber(), new RevokedStatus(Date.from(since), reason));
  }

  private OcspSpec line(BigInteger serial, @Nullable CertificateStatus said) {
    lines.add(
        new Line(
            serial, issuer, said, thisUpdate, nextUpdate, hash, List.copyOf(singleExtensions)));
    return this;
  }

  public OcspSpec producedAt(Instant time) {
    producedAt = Optional.of(time);
    return this;
  }

  /** The responder is named by its name and not by the hash of its key. */
  public OcspSpec byName() {
    responderByName = true;
    return this;
  }

  public OcspSpec claiming(PublicKey key) {
    claimedKey = Optional.of(key);
    return this;
  }

  public OcspSpec signedBy(KeyPair other) {
    signer = Optional.of(other);
    return this;
  }

  public OcspSpec digest(String name) {
    digest = name;
    return this;
  }

  /** Signed with RSASSA-PSS; the signer's key is an RSA key. */
  public OcspSpec probabilistic() {
    probabilistic = true;
    return this;
  }

  /** An error instead of an answer (RFC 6960 section 4.2.1). */
  public OcspSpec status(int code) {
    status = code;
    return this;
  }

  public OcspSpec extension(String oid, boolean critical, byte[] content) {
    extensions.add(new Extension(new ASN1ObjectIdentifier(oid), critical, content));
    return this;
  }

  public OcspSpec brokenSignature() {
    brokenSignature = true;
    return this;
  }

  Instant newest() {
    return lines.stream()
        .map(Line::thisUpdate)
        .max(Comparator.naturalOrder())
        .orElse(TestAuthority.NOW);
  }
}
