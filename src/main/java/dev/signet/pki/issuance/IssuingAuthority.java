package dev.signet.pki.issuance;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The built-in certification authority, kept in a directory. */
public final class IssuingAuthority {

  private IssuingAuthority() {}

  public static IssuingAuthority openOrCreate(
      Path directory, IssuingSettings settings, SecureRandom random, InstantSource clock) throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }

  public X509Certificate certificate() {
    throw new UnsupportedOperationException("not built yet");
  }

  public IssuedCertificate issue(CertificateOrder order) throws UnsuitableKey {
    throw new UnsupportedOperationException("not built yet");
  }

  public X509CRL crl(List<RevokedCertificate> revoked, Instant thisUpdate, Instant nextUpdate) {
    throw new UnsupportedOperationException("not built yet");
  }

  public KeyAndCertificate responseSigner() throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }
}
