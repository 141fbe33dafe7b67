package dev.signet.pki.revocation;

import dev.signet.pki.certificate.Remembered;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.extension.RevocationReason;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One revocation list, its lines found by serial number (RFC 5280 section 5). */
final class IndexedCrl {

  /**
   * A list has one issuer; a few more keys stand for roll-overs and for strangers of the same name.
   */
  private static final int REMEMBERED_KEYS = 16;

  private final X509CRL list;
  private final CrlScope scope;
  private final Map<BigInteger, Line> lines = new HashMap<>();
  private final Remembered<PublicKey, Boolean> signedBy = new Remembered<>(REMEMBERED_KEYS);
  private final boolean hasUnknownCriticalLine;

  IndexedCrl(X509CRL list) {
    this.list = list;
    this.scope = CrlScope.of(list);
    this.hasUnknownCriticalLine = index();
  }

  private record Line(Instant since, CRLReason reason) {

    /** A hold may be lifted; every other revocation is final (RFC 5280 section 5.3.1). */
    boolean isFinal() {
      return reason != CRLReason.CERTIFICATE_HOLD;
    }
  }

  boolean isSignedBy(PublicKey key, SignatureCheck signatures) {
    return signedBy.get(key).orElseGet(() -> checkAndRemember(key, signatures));
  }

  /**
   * The status at {@code at}. A list that is not of that time cannot say Good, but a final
   * revocation before that time stays one whenever the list was made.
   */
  RevocationStatus statusOf(X509Certificate certificate, Instant at) {
    Optional<String> unusable = unusable();
    if (unusable.isPresent()) {
      return RevocationStatus.Unknown.because(unusable.get());
    }
    Optional<Line> line =
        Optional.ofNullable(lines.get(certificate.getSerialNumber()))
            .filter(l -> !l.since.isAfter(at));
    Optional<String> gap = outOfTime(at).or(() -> scope.excludes(certificate));
    if (line.isPresent() && (gap.isEmpty() || line.get().isFinal())) {
      return new RevocationStatus.Revoked(line.get().since, reason(line.get().reason), evidence());
    }
    return gap.<RevocationStatus>map(RevocationStatus.Unknown::because)
        .orElseGet(() -> RevocationStatus.Good.by(evidence()));
  }

  private boolean checkAndRemember(PublicKey key, SignatureCheck signatures) {
    boolean verified = signatures.verifies(list, key);
    signedBy.put(key, verified);
    return verified;
  }

  private Optional<String> unusable() {
    return hasUnknownCriticalLine
        ? Optional.of("the revocation list has a line with a critical extension (RFC 5280 5.3)")
        : scope.unusable();
  }

  private Optional<String> outOfTime(Instant at) {
    Instant made = list.getThisUpdate().toInstant();
    Date next = list.getNextUpdate();
    if (at.isBefore(made)) {
      return Optional.of(
          "the revocation list was made at " + made + ", after the asked time " + at);
    }
    if (next == null) {
      return Optional.of(
          "the revocation list of " + made + " does not say how long it holds (RFC 5280 5.1.2.5)");
    }
    return at.isAfter(next.toInstant())
        ? Optional.of(
            "the revocation list is stale: it held until "
                + next.toInstant()
                + ", the asked time is "
                + at)
        : Optional.empty();
  }

  private boolean index() {
    boolean unknownCritical = false;
    Set<? extends X509CRLEntry> entries = list.getRevokedCertificates();
    for (X509CRLEntry entry : entries == null ? Set.<X509CRLEntry>of() : entries) {
      unknownCritical |= isCritical(entry);
      if (entry.getRevocationReason() != CRLReason.REMOVE_FROM_CRL) {
        lines.put(entry.getSerialNumber(), line(entry));
      }
    }
    return unknownCritical;
  }

  private static Line line(X509CRLEntry entry) {
    CRLReason reason = entry.getRevocationReason();
    return new Line(
        entry.getRevocationDate().toInstant(), reason == null ? CRLReason.UNSPECIFIED : reason);
  }

  private static boolean isCritical(X509CRLEntry entry) {
    Set<String> critical = entry.getCriticalExtensionOIDs();
    return critical != null && !critical.isEmpty();
  }

  private static RevocationReason reason(CRLReason reason) {
    return RevocationReason.valueOf(reason.name());
  }

  private Evidence evidence() {
    return new Evidence(
        Evidence.Kind.LIST,
        "policy directory",
        Optional.empty(),
        list.getThisUpdate().toInstant(),
        Optional.ofNullable(list.getNextUpdate()).map(Date::toInstant));
  }
}
