package dev.signet.xkms.xkiss;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.RelayOrigin;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.IdentifierRule;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.xkiss.relay.Relayed;
import dev.signet.xkms.xkiss.relay.RelayedQuestion;
import dev.signet.xkms.xkiss.relay.RelayedSource;
import dev.signet.xkms.xml.RelayExtension;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keys that the service of another domain told us of (XKMS 2.0 section 5.1: Locate may be
 * delegated). They are taken apart and put together again like what a requestor sends: nothing of
 * them is believed, and what contradicts itself or what our own book says is dropped.
 */
final class RelayedKeys {
  private final RelayedSource source;
  private final KeySearch search;
  private final CertificateReader certificates;

  RelayedKeys(RelayedSource source, KeySearch search, CertificateReader certificates) {
    this.source = source;
    this.search = search;
    this.certificates = certificates;
  }

  /**
   * What was found abroad.
   *
   * @param origin empty if nothing was
   * @param note for the log
   */
  record Found(List<Key> keys, Optional<RelayOrigin> origin, String note) {
    static final Found NOTHING = new Found(List.of(), Optional.empty(), "");

    /** For a requestor who wants to know. */
    List<MessageExtension> extensions() {
      return origin.map(RelayExtension::origin).stream().toList();
    }
  }

  /**
   * A key that somebody told us of.
   *
   * @param certificates the one of the key first, then whatever came with it; perhaps none
   */
  record Key(BoundKey key, List<X509Certificate> certificates) {}

  /** Who asks for what, at which endpoint. */
  record Asked(
      RequestHeader header, QueryKeyBinding query, KeyQuestion question, ServiceProfile profile) {}

  /**
   * Asks the domain's own service, if our own book has nothing and the question may be passed on.
   */
  Found find(Asked asked) {
    Optional<DomainName> domain = domain(asked);
    if (domain.isEmpty() || !search.bindings(asked.question(), 1).isEmpty()) {
      return Found.NOTHING;
    }
    KeyQuestion question = asked.question();
    Relayed relayed =
        source.find(
            new RelayedQuestion(
                domain.get(),
                question.names().plain(),
                ofDomains(question.names().plain()),
                question.usage(),
                RelayExtension.trailIn(asked.header().extensions())),
            asked.profile().canonicalUri());
    List<Key> keys = new ArrayList<>();
    relayed.bindings().forEach(binding -> key(binding, question).ifPresent(keys::add));
    return new Found(keys, relayed.origin().filter(origin -> !keys.isEmpty()), relayed.note());
  }

  /**
   * The one domain that all asked names lie in, if we do not speak for it. What is asked about
   * another time than now is not passed on: what others say of the past is nothing to go by.
   */
  private static Optional<DomainName> domain(Asked asked) {
    KeyQuestion question = asked.question();
    if (!question.isByNameAlone()
        || asked.query().timeInstant().isPresent()
        || !question.names().references().isEmpty()) {
      return Optional.empty();
    }
    Set<Optional<DomainName>> domains = new HashSet<>();
    question.names().plain().forEach(name -> domains.add(domain(name)));
    Optional<DomainName> only = domains.size() == 1 ? domains.iterator().next() : Optional.empty();
    return only.filter(domain -> !asked.profile().authoritativeDomains().contains(domain));
  }

  private static Optional<DomainName> domain(UseKeyWith name) {
    return name.known()
        .flatMap(
            application ->
                switch (application) {
                  case SMIME, PGP -> MailAddress.parse(name.identifier()).map(MailAddress::domain);
                  case SIGNET_DOMAIN -> DomainName.parse(name.identifier());
                  default -> Optional.empty();
                });
  }

  private Optional<Key> key(UnverifiedKeyBinding binding, KeyQuestion question) {
    KeyInfo said = binding.description().keyInfo();
    if (said.data().size() > OfferedCertificates.MAX
        || said.data().stream().noneMatch(KeyMarks::isReadable)) {
      return Optional.empty();
    }
    try {
      List<X509Certificate> ordered = ordered(said, question);
      return bound(binding, ordered)
          .map(key -> told(key, binding, question))
          .filter(key -> isGood(key, question))
          .map(key -> new Key(key, ordered));
    } catch (Refused contradictory) {
      return Optional.empty();
    }
  }

  /** The certificate of the key first. */
  private List<X509Certificate> ordered(KeyInfo said, KeyQuestion question) throws Refused {
    OfferedCertificates offered = OfferedCertificates.in(said, certificates);
    if (offered.isEmpty()) {
      return List.of();
    }
    List<X509Certificate> ordered = new ArrayList<>();
    ordered.add(offered.subjects(said, question.names()).get(0));
    offered.all().stream().filter(one -> !ordered.contains(one)).forEach(ordered::add);
    return List.copyOf(ordered);
  }

  private static Optional<BoundKey> bound(
      UnverifiedKeyBinding binding, List<X509Certificate> ordered) {
    List<KeyDatum.Value> values =
        binding.description().keyInfo().all(KeyDatum.Value.class).distinct().toList();
    return ordered.isEmpty()
        ? values.stream().filter(one -> values.size() == 1).findFirst().map(RelayedKeys::bare)
        : Optional.of(BoundKey.of(ordered, List.of()));
  }

  private static BoundKey bare(KeyDatum.Value value) {
    return new BoundKey(
        Optional.empty(),
        value.key(),
        List.of(),
        KeyUses.permitted(value.key(), Set.of()),
        List.of(),
        ValidityInterval.OPEN);
  }

  /** No more uses, names and time than both the binding and the certificate give it. */
  private static BoundKey told(BoundKey key, UnverifiedKeyBinding binding, KeyQuestion question) {
    Set<KeyUsage> uses =
        new HashSet<>(KeyUses.permitted(key.key(), binding.description().keyUsage()));
    uses.retainAll(key.usage());
    List<UseKeyWith> asked = question.names().plain();
    List<UseKeyWith> names = stated(asked, binding);
    if (names.isEmpty()) {
      names = stated(ofDomains(asked), binding);
    }
    return key.as(uses, names).within(binding.validity());
  }

  private static List<UseKeyWith> stated(List<UseKeyWith> names, UnverifiedKeyBinding binding) {
    List<UseKeyWith> own = binding.description().useKeyWith();
    return names.stream()
        .filter(name -> own.stream().anyMatch(one -> IdentifierRule.same(one, name)))
        .toList();
  }

  /** A service answers for an address without a key of its own with the key of its domain. */
  private static List<UseKeyWith> ofDomains(List<UseKeyWith> names) {
    return names.stream()
        .flatMap(name -> KeyLookups.byDomainOf(name).stream())
        .flatMap(lookup -> lookup instanceof Lookup.ByUse by ? Stream.of(by.use()) : Stream.of())
        .toList();
  }

  private boolean isGood(BoundKey key, KeyQuestion question) {
    return !key.names().isEmpty()
        && !key.usage().isEmpty()
        && key.validity().contains(question.at())
        && key.usage().containsAll(KeyUses.applicable(key.key(), question.usage()))
        && search.ofKey(key.key()).stream()
            .noneMatch(own -> KeySearch.isRevoked(own, question.at()));
  }
}
