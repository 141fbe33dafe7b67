package dev.signet.xkms.xkiss;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.registry.KeySource;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xkiss.relay.RelayedSource;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a query by example is about.
 *
 * <p>Kinds of data are conditions that must all be met; several UseKeyWith are alternatives (XKMS
 * 2.0 section 5.1.1, XR-L03).
 */
public final class KeySearch {
  /**
   * One condition never draws more bindings than this, so that a query cannot make the service read
   * its whole registry.
   */
  static final int MAX_CANDIDATES = 500;

  /**
   * Room for bindings that are found and then fall out, because they are not usable or not for the
   * asked use.
   */
  private static final int SLACK = 32;

  private final KeySource keys;
  private final CertificateReader certificates;
  private final QueryReader queries;
  private final Optional<RelayedSource> abroad;

  public KeySearch(KeySource keys, CertificateReader certificates, InstantSource clock) {
    this(keys, certificates, new QueryReader(certificates, clock), Optional.empty());
  }

  private KeySearch(
      KeySource keys,
      CertificateReader certificates,
      QueryReader queries,
      Optional<RelayedSource> abroad) {
    this.keys = keys;
    this.certificates = certificates;
    this.queries = queries;
    this.abroad = abroad;
  }

  /** The same search, which also passes questions on to services of other domains. */
  public KeySearch asking(RelayedSource others) {
    return new KeySearch(keys, certificates, queries, Optional.of(others));
  }

  /** What the services of other domains say, if they are asked at all. */
  RelayedKeys.Found abroad(RelayedKeys.Asked asked) {
    return abroad
        .map(others -> new RelayedKeys(others, this, certificates).find(asked))
        .orElse(RelayedKeys.Found.NOTHING);
  }

  Instant now() {
    return queries.now();
  }

  KeyQuestion question(QueryKeyBinding query) throws Refused {
    return queries.read(query);
  }

  /** Bindings that meet every condition, revoked and expired ones too, usable ones first. */
  List<RegisteredBinding> bindings(KeyQuestion question, int limit) {
    List<List<Lookup>> conditions = question.conditions();
    int fetched = conditions.size() == 1 ? limit + SLACK : MAX_CANDIDATES;
    List<RegisteredBinding> found = anyOf(conditions.get(0), fetched);
    for (List<Lookup> condition : conditions.subList(1, conditions.size())) {
      found = found.isEmpty() ? found : common(found, anyOf(condition, MAX_CANDIDATES));
    }
    return found;
  }

  /** Bindings of the domains that sign for the asked mail addresses. */
  List<RegisteredBinding> domainBindings(KeyQuestion question, int limit) {
    List<Lookup> lookups = new ArrayList<>();
    question.names().plain().forEach(name -> lookups.addAll(KeyLookups.byDomainOf(name)));
    return anyOf(lookups, limit + SLACK);
  }

  /** What is registered about a key, under any name and any certificate. */
  List<RegisteredBinding> ofKey(PublicKey key) {
    return keys.find(new Lookup.ByKey(key), SLACK);
  }

  /** In force and within its interval at this time. */
  static boolean isUsable(RegisteredBinding binding, Instant at) {
    return !isRevoked(binding, at) && binding.validity().contains(at);
  }

  static boolean isRevoked(RegisteredBinding binding, Instant at) {
    return binding.state().match(() -> false, revoked -> !revoked.since().isAfter(at));
  }

  /**
   * Whether the binding's key may be used as asked; uses that its algorithm cannot do are ignored
   * (XR-L04).
   */
  static boolean permits(RegisteredBinding binding, Set<KeyUsage> asked) {
    PublicKey key = binding.key();
    return KeyUses.permitted(key, binding.keyUsage()).containsAll(KeyUses.applicable(key, asked));
  }

  /** The certificates of a binding, leaf first. */
  List<X509Certificate> certificatesOf(RegisteredBinding binding) {
    List<X509Certificate> read = new ArrayList<>();
    for (Octets der : binding.certificates()) {
      read.add(certificate(binding, der));
    }
    return read;
  }

  private X509Certificate certificate(RegisteredBinding binding, Octets der) {
    try {
      return certificates.parse(der.toByteArray());
    } catch (MalformedCertificate broken) {
      throw new IllegalStateException(
          "the registry holds a broken certificate for " + binding.id(), broken);
    }
  }

  private List<RegisteredBinding> anyOf(List<Lookup> lookups, int limit) {
    if (lookups.size() == 1) {
      return keys.find(lookups.get(0), limit);
    }
    Set<String> seen = new HashSet<>();
    List<RegisteredBinding> found = new ArrayList<>();
    for (Lookup lookup : lookups) {
      keys.find(lookup, limit).stream()
          .filter(binding -> seen.add(binding.id()))
          .forEach(found::add);
    }
    return found;
  }

  private static List<RegisteredBinding> common(
      List<RegisteredBinding> some, List<RegisteredBinding> others) {
    Set<String> ids = new HashSet<>();
    others.forEach(binding -> ids.add(binding.id()));
    return some.stream().filter(binding -> ids.contains(binding.id())).toList();
  }
}
