package dev.signet.testkit;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** What a test wants in a revocation list. */
public final class CrlSpec {

  Instant thisUpdate = Instant.parse("2026-05-01T00:00:00Z");
  Instant nextUpdate = Instant.parse("2026-07-01T00:00:00Z");
  Optional<KeyPair> signer = Optional.empty();
  final List<Line> lines = new ArrayList<>();
  final List<Extension> extensions = new ArrayList<>();

  record Line(BigInteger serial, Instant since, CRLReason reason) {}

  public CrlSpec revoke(X509Certificate certificate, String since, CRLReason reason) {
    lines.add(new Line(certificate.getSerialNumber(), Instant.parse(since), reason));
    return this;
  }

  public CrlSpec revokeSerials(int from, int to) {
    for (int serial = from; serial < to; serial++) {
      Instant since = Instant.parse("2026-01-01T00:00:00Z");
      lines.add(new Line(BigInteger.valueOf(serial), since, CRLReason.UNSPECIFIED));
    }
    return this;
  }

  public CrlSpec valid(String from, String to) {
    thisUpdate = Instant.parse(from);
    nextUpdate = Instant.parse(to);
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
}
