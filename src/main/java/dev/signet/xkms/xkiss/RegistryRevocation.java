package dev.signet.xkms.xkiss;

import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.xkms.registry.KeySource;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** The registry as what it is for certificates of the built-in authority: the first to know that one was taken back. */
public final class RegistryRevocation implements RevocationSource {
  public RegistryRevocation(KeySource registry, X509Certificate authority) {}

  @Override
  public RevocationStatus statusOf(X509Certificate certificate, X509Certificate issuer, Instant at) {
    return new RevocationStatus.Unknown("not built yet");
  }
}
