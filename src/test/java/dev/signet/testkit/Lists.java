package dev.signet.testkit;

import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.CrlReader;
import dev.signet.pki.revocation.crl.MalformedList;
import dev.signet.pki.revocation.crl.rule.ListRevocation;
import dev.signet.pki.revocation.crl.supply.HeldCrl;
import dev.signet.pki.revocation.crl.supply.ListStore;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Revocation lists as a test holds them. */
public final class Lists {

  private Lists() {}

  /** What the lists say, long after everything that tests mint. */
  public static RevocationSource asked(List<X509CRL> lists) {
    return asked(lists, Instant.parse("2040-01-01T00:00:00Z"));
  }

  /** What the lists say to somebody whose clock shows {@code now}. */
  public static ListRevocation asked(List<X509CRL> lists, Instant now) {
    return new ListRevocation(
        store(lists), List.of(), new SignatureCheck(TestKeys.BC), InstantSource.fixed(now));
  }

  public static ListStore store(List<X509CRL> lists) {
    return new ListStore(lists.stream().map(list -> new HeldCrl(read(list), "test")).toList());
  }

  public static Crl read(X509CRL list) {
    try {
      return CrlReader.read(list.getEncoded());
    } catch (CRLException | MalformedList impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
