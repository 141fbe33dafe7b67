package dev.signet.xkms.xkiss;

import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.IdentifierRule;
import dev.signet.xkms.registry.RegisteredBinding;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A key and what is to be said about it, whether a registration or a certificate says it.
 *
 * @param id of the binding, if it is registered
 * @param certificates DER, leaf first; empty where there is none
 * @param usage all that the key may do
 */
record BoundKey(
    Optional<String> id,
    PublicKey key,
    List<Octets> certificates,
    Set<KeyUsage> usage,
    List<UseKeyWith> names,
    ValidityInterval validity) {

  BoundKey {
    certificates = List.copyOf(certificates);
    usage = Set.copyOf(usage);
    names = List.copyOf(names);
  }

  static BoundKey of(RegisteredBinding binding) {
    return new BoundKey(
        Optional.of(binding.id()),
        binding.key(),
        binding.certificates(),
        KeyUses.permitted(binding.key(), binding.keyUsage()),
        binding.useKeyWith(),
        binding.validity());
  }

  /**
   * A key of which only a certificate speaks.
   *
   * @param path leaf first
   * @param names what the certificate vouches for
   */
  static BoundKey of(List<X509Certificate> path, List<UseKeyWith> names) {
    X509Certificate leaf = path.get(0);
    return new BoundKey(
        Optional.empty(),
        leaf.getPublicKey(),
        path.stream().map(KeyMarks::der).toList(),
        KeyUses.permitted(leaf),
        names,
        interval(leaf));
  }

  /** Whether this name is among those that are told. */
  boolean bears(UseKeyWith name) {
    return names.stream().anyMatch(own -> IdentifierRule.same(own, name));
  }

  /** The same key with other uses and names. */
  BoundKey as(Set<KeyUsage> otherUsage, List<UseKeyWith> otherNames) {
    return new BoundKey(id, key, certificates, otherUsage, otherNames, validity);
  }

  /** The same key, and no longer than that. */
  BoundKey within(Optional<ValidityInterval> interval) {
    ValidityInterval shorter = interval.map(other -> common(validity, other)).orElse(validity);
    return new BoundKey(id, key, certificates, usage, names, shorter);
  }

  /**
   * The same key with the path it was judged along, leaf first, and only as long as every
   * certificate below the anchor; as it is without a path.
   */
  BoundKey along(List<X509Certificate> path) {
    if (path.isEmpty()) {
      return this;
    }
    List<Octets> chain = path.stream().map(KeyMarks::der).toList();
    ValidityInterval whole = validity;
    for (X509Certificate one : path.size() > 1 ? path.subList(0, path.size() - 1) : path) {
      whole = common(whole, interval(one));
    }
    return new BoundKey(id, key, chain, usage, names, whole);
  }

  private static ValidityInterval common(ValidityInterval one, ValidityInterval other) {
    return new ValidityInterval(
        Stream.of(one.notBefore(), other.notBefore())
            .flatMap(Optional::stream)
            .max(Instant::compareTo),
        Stream.of(one.notOnOrAfter(), other.notOnOrAfter())
            .flatMap(Optional::stream)
            .min(Instant::compareTo));
  }

  /**
   * A certificate's notAfter still belongs to it, an interval's end does not (XKMS 2.0 section
   * 3.4.3).
   */
  private static ValidityInterval interval(X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant().plusSeconds(1);
    return ValidityInterval.between(certificate.getNotBefore().toInstant(), end);
  }
}
