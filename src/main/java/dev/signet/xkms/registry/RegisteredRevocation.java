package dev.signet.xkms.registry;

import dev.signet.pki.certificate.PublicKeys;
import dev.signet.pki.extension.RevocationReason;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
  public RevocationStatus statusOf(RevocationQuestion question) {
    if (!PublicKeys.same(question.issuer().key(), authority.getPublicKey())) {
      return RevocationStatus.Unknown.because(
          "issued by another authority than the one of this service");
    }
    try {
      return findings(question.certificate().x509()).stream()
          .findFirst()
          .map(binding -> statusOf(binding, question.at()))
          .orElseGet(
              () ->
                  RevocationStatus.Unknown.because(
                      "no such certificate is in the book of this service"));
    } catch (RegistryUnavailable lost) {
      return RevocationStatus.Unknown.because(
          "the book of this service cannot be read: " + lost.getMessage());
    }
  }

  private List<RegisteredBinding> findings(X509Certificate certificate) {
    Lookup lookup =
        new Lookup.ByIssuerSerial(
            certificate.getIssuerX500Principal(), certificate.getSerialNumber());
    return registry.find(lookup, 5).stream()
        .filter(binding -> PublicKeys.same(binding.key(), certificate.getPublicKey()))
        .toList();
  }

  private static RevocationStatus statusOf(RegisteredBinding binding, Instant at) {
    return binding
        .state()
        .match(
            () -> RevocationStatus.Good.by(evidence(binding, at)),
            revoked ->
                at.isBefore(revoked.since())
                    ? RevocationStatus.Good.by(evidence(binding, at))
                    : new RevocationStatus.Revoked(
                        revoked.since(), reason(revoked.reason()), evidence(binding, at)));
  }

  private static RevocationReason reason(String word) {
    return Arrays.stream(RevocationReason.values())
        .filter(reason -> reason.word().equals(word))
        .findFirst()
        .orElse(RevocationReason.UNSPECIFIED);
  }

  private static Evidence evidence(RegisteredBinding binding, Instant at) {
    return new Evidence(
        Evidence.Kind.REGISTRY, "binding " + binding.id(), Optional.empty(), at, Optional.empty());
  }
}
