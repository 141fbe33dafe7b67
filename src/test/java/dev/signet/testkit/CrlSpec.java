package dev.signet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/** What a test wants in a revocation list. */
public final class CrlSpec {

  Instant thisUpdate = Instant.parse("2026-05-01T00:00:00Z");
  Optional<Instant> nextUpdate = Optional.of(Instant.parse("2026-07-01T00:00:00Z"));
  Optional<KeyPair> signer = Optional.empty();
  final List<Line> lines = new ArrayList<>();
  final List<Extension> extensions = new ArrayList<>();

  record Line(BigInteger serial, Instant since, Extensions extensions) {}

  public CrlSpec revoke(X509Certificate certificate, String since, CRLReason reason) {
    lines.add(
        new Line(
            certificate.getSerialNumber(), Instant.parse(since), new Extensions(code(reason))));
    return this;
  }

  /** An entry with those extensions, at least one. */
  public CrlSpec entry(long serial, String since, Extension... more) {
    lines.add(new Line(BigInteger.valueOf(serial), Instant.parse(since), new Extensions(more)));
    return this;
  }

  /** The extension that says whose certificates the entries from here on are about. */
  public static Extension issuer(X509Certificate certificate) {
    X500Name name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    return encoded(Extension.certificateIssuer, true, new GeneralNames(new GeneralName(name)));
  }

  public CrlSpec number(long number) {
    extensions.add(encoded(Extension.cRLNumber, false, new ASN1Integer(number)));
    return this;
  }

  /** Makes it a delta to the list of that number. */
  public CrlSpec deltaTo(long number) {
    extensions.add(encoded(Extension.deltaCRLIndicator, true, new ASN1Integer(number)));
    return this;
  }

  public CrlSpec scope(IssuingDistributionPoint point) {
    extensions.add(encoded(Extension.issuingDistributionPoint, true, point));
    return this;
  }

  public CrlSpec withoutNextUpdate() {
    nextUpdate = Optional.empty();
    return this;
  }

  public CrlSpec revokeSerials(int from, int to) {
    Extension code = code(CRLReason.KEY_COMPROMISE);
    for (int serial = from; serial < to; serial++) {
      Instant since = Instant.parse("2026-01-01T00:00:00Z");
      lines.add(new Line(BigInteger.valueOf(serial), since, new Extensions(code)));
    }
    return this;
  }

  public CrlSpec valid(String from, String to) {
    thisUpdate = Instant.parse(from);
    nextUpdate = Optional.of(Instant.parse(to));
    return this;
  }

  /** Signs with another key than the authority's own. */
  public CrlSpec signedBy(KeyPair other) {
    signer = Optional.of(other);
    return this;
  }

  public CrlSpec extension(String oid, boolean critical, byte[] content) {
    extensions.add(new Extension(new ASN1ObjectIdentifier(oid), critical, content));
    return this;
  }

  private static Extension code(CRLReason reason) {
    return encoded(Extension.reasonCode, false, new ASN1Enumerated(reason.ordinal()));
  }

  /** An extension with that content. */
  public static Extension encoded(ASN1ObjectIdentifier oid, boolean critical, ASN1Object content) {
    try {
      return new Extension(oid, critical, content.getEncoded());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
