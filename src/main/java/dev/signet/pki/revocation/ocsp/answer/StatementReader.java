package dev.signet.pki.revocation.ocsp.answer;

import dev.signet.pki.Octets;
import dev.signet.pki.extension.RevocationReason;
import java.text.ParseException;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.x509.CRLReason;
import org.jspecify.annotations.Nullable;

/** Reads what is said, and about whom (RFC 6960 sections 4.1.1 and 4.2.1). */
final class StatementReader {

  private StatementReader() {}

  static CertificateId id(CertID id) {
    return new CertificateId(
        id.getHashAlgorithm(),
        Octets.of(id.getIssuerNameHash().getOctets()),
        Octets.of(id.getIssuerKeyHash().getOctets()),
        id.getSerialNumber().getValue());
  }

  static Statement statement(CertStatus status) throws ParseException {
    return switch (status.getTagNo()) {
      case 0 -> new Statement.Good();
      case 1 -> revoked(RevokedInfo.getInstance(status.getStatus()));
      case 2 -> new Statement.Unknown();
      default -> throw new IllegalArgumentException("a certificate status that does not exist");
    };
  }

  private static Statement revoked(RevokedInfo info) throws ParseException {
    return new Statement.Revoked(
        AnswerReader.time(info.getRevocationTime()), reason(info.getRevocationReason()));
  }

  /** A reason that is not given says nothing; one that does not exist is no reason to trust. */
  private static RevocationReason reason(@Nullable CRLReason reason) {
    return reason == null
        ? RevocationReason.UNSPECIFIED
        : RevocationReason.of(reason.getValue().intValueExact())
            .orElse(RevocationReason.UNSPECIFIED);
  }
}
