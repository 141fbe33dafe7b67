package dev.signet.xkms.registry;

import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What the book of key bindings knows about the withdrawal of certificates that the built-in
 * authority issued.
 */
public final class RegisteredRevocation implements RevocationSource {

  private final KeySource registry;
  private final X509Certificate authority;

  /**
   * Answers from a registry.
   *
   * @param authority the built-in authority's certificate; it is recognised by its key
   */
  public RegisteredRevocation(KeySource registry, X509Certificate authority) {
    this.registry = registry;
    this.authority = authority;
  }

  /**
   * A certificate is withdrawn with its binding; one that was withdrawn after {@code at} was good
   * then.
   */
  @Override
  public RevocationStatus statusOf(
      X509Certificate certificate, X509Certificate issuer, Instant at) {
    if (!isSame(issuer.getPublicKey(), authority.getPublicKey())) {
      return new RevocationStatus.Unknown(
          "issued by another authority than the one of this service");
    }
    try {
      return findings(certificate).stream()
          .findFirst()
          .map(binding -> statusOf(binding, at))
          .orElseGet(
              () ->
                  new RevocationStatus.Unknown(
                      "no such certificate is in the book of this service"));
    } catch (RegistryUnavailable lost) {
      return new RevocationStatus.Unknown(
          "the book of this service cannot be read: " + lost.getMessage());
    }
  }

  private List<RegisteredBinding> findings(X509Certificate certificate) {
    Lookup lookup =
        new Lookup.ByIssuerSerial(
            certificate.getIssuerX500Principal(), certificate.getSerialNumber());
    return registry.find(lookup, 5).stream()
        .filter(binding -> isSame(binding.key(), certificate.getPublicKey()))
        .toList();
  }

  /** By encoding: the same key of two providers need not be equal. */
  private static boolean isSame(PublicKey one, PublicKey other) {
    return Arrays.equals(one.getEncoded(), other.getEncoded());
  }

  private static RevocationStatus statusOf(RegisteredBinding binding, Instant at) {
    return binding
        .state()
        .match(
            RevocationStatus.Good::new,
            revoked ->
                at.isBefore(revoked.since())
                    ? new RevocationStatus.Good()
                    : new RevocationStatus.Revoked(revoked.since(), revoked.reason()));
  }
}
