package dev.signet.xkms.xkiss;

import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.IdentifierRule;
import dev.signet.xkms.registry.RegisteredBinding;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A key to be judged and everybody who speaks for it.
 *
 * @param binding the registered binding that the question is about, if it is registered
 * @param certificates leaf first; empty where none speaks for the key
 * @param ofKey everything that is registered about this key, the binding included
 */
record Candidate(
    Optional<RegisteredBinding> binding,
    List<X509Certificate> certificates,
    List<RegisteredBinding> ofKey) {

  Candidate {
    certificates = List.copyOf(certificates);
    ofKey = List.copyOf(ofKey);
  }

  /** A registered binding. */
  static Candidate of(RegisteredBinding binding, List<X509Certificate> certificates) {
    return new Candidate(Optional.of(binding), certificates, List.of(binding));
  }

  /**
   * A certificate that came with the question; only a binding of this very certificate speaks for
   * it.
   */
  static Candidate of(X509Certificate certificate, List<RegisteredBinding> ofKey) {
    Optional<RegisteredBinding> binding =
        ofKey.stream()
            .filter(b -> b.certificates().contains(KeyMarks.der(certificate)))
            .findFirst();
    return new Candidate(binding, List.of(certificate), ofKey);
  }

  /** Whether the certificate lets its key sign certificates or revocation lists. */
  boolean isAuthority() {
    return leaf().map(X509Certificate::getKeyUsage).filter(bits -> bits[5] || bits[6]).isPresent();
  }

  /** The same key with the path that its certificate was judged along; as it is without one. */
  Candidate along(List<X509Certificate> path) {
    return path.isEmpty() ? this : new Candidate(binding, path, ofKey);
  }

  /** What the certificate says; only where there is one. */
  CertificateNames names() {
    return new CertificateNames(certificates);
  }

  Optional<X509Certificate> leaf() {
    return certificates.stream().findFirst();
  }

  PublicKey key() {
    return leaf().map(X509Certificate::getPublicKey).orElseGet(() -> binding.orElseThrow().key());
  }

  /** Whether the registration or the certificate binds the key to this name. */
  boolean bears(UseKeyWith name) {
    return isRegisteredAs(name) || leaf().map(certificate -> names().vouchFor(name)).orElse(false);
  }

  /** Whether the registration binds the key to this name. */
  boolean isRegisteredAs(UseKeyWith name) {
    return binding
        .map(b -> b.useKeyWith().stream().anyMatch(own -> IdentifierRule.same(own, name)))
        .orElse(false);
  }

  /**
   * Whether this bare name is the binding's Id, an identifier that it is registered with, or a name
   * of the certificate.
   */
  boolean isCalled(String keyName) {
    return binding
            .map(
                b ->
                    b.id().equals(keyName)
                        || b.useKeyWith().stream().anyMatch(own -> isSame(own, keyName)))
            .orElse(false)
        || leaf().map(certificate -> isSubject(certificate, keyName)).orElse(false);
  }

  private static boolean isSame(UseKeyWith own, String keyName) {
    return !keyName.isBlank()
        && keyName.length() <= UseKeyWith.MAX_IDENTIFIER
        && IdentifierRule.same(own, new UseKeyWith(own.application(), keyName));
  }

  private static boolean isSubject(X509Certificate certificate, String keyName) {
    return new CertificateNames(certificate).include(keyName);
  }

  /** The binding of this key that was taken back by then, if any was. */
  Optional<RegisteredBinding> revoked(Instant at) {
    return ofKey.stream().filter(b -> KeySearch.isRevoked(b, at)).findFirst();
  }
}
