package dev.signet.xkms.xkiss;

import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.KeySource;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The registry as what it is for certificates of the built-in authority: the first to know that one
 * was taken back.
 */
public final class RegistryRevocation implements RevocationSource {
  private static final int MAX_BINDINGS = 16;

  private final KeySource registry;
  private final X509Certificate authority;

  /**
   * @param authority certificate of the built-in authority; of certificates by others nothing is
   *     said
   */
  public RegistryRevocation(KeySource registry, X509Certificate authority) {
    this.registry = registry;
    this.authority = authority;
  }

  @Override
  public RevocationStatus statusOf(
      X509Certificate certificate, X509Certificate issuer, Instant at) {
    if (!Arrays.equals(issuer.getPublicKey().getEncoded(), authority.getPublicKey().getEncoded())) {
      return new RevocationStatus.Unknown("the registry speaks only for its own authority");
    }
    try {
      return judged(registry.find(KeyLookups.byCertificate(certificate), MAX_BINDINGS), at);
    } catch (RegistryUnavailable unavailable) {
      // No more words: this one is told to whoever asks why.
      return new RevocationStatus.Unknown("the registry cannot be asked");
    }
  }

  private static RevocationStatus judged(List<RegisteredBinding> bindings, Instant at) {
    for (RegisteredBinding binding : bindings) {
      if (KeySearch.isRevoked(binding, at)
          && binding.state() instanceof BindingState.Revoked revoked) {
        return new RevocationStatus.Revoked(revoked.since(), revoked.reason());
      }
    }
    return bindings.isEmpty()
        ? new RevocationStatus.Unknown("no binding with this certificate is registered")
        : new RevocationStatus.Good();
  }
}
