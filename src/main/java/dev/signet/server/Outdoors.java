package dev.signet.server;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.fetch.FetchLimits;
import dev.signet.pki.fetch.GuardedDoor;
import dev.signet.pki.fetch.Outside;
import dev.signet.pki.fetch.dns.DnsPublishedCertificates;
import dev.signet.pki.fetch.dns.DnsResolvers;
import dev.signet.pki.fetch.guard.AddressResolver;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.fetch.guard.SystemAddressResolver;
import dev.signet.pki.path.fetching.DnsIssuerLookup;
import dev.signet.pki.path.fetching.HttpIssuerFetcher;
import dev.signet.pki.path.fetching.Publications;
import dev.signet.pki.path.search.IssuerSource;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.file.FiledPolicy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ways out of the house: one guarded door for each set of rules, made when a policy first needs
 * it, because a door remembers the servers behind it.
 */
final class Outdoors implements AutoCloseable {
  private final SystemAddressResolver resolver = new SystemAddressResolver();
  private final Map<FetchRules, GuardedDoor> doors = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Outside outside;

  /**
   * @param spool directory of large contents while they are used
   */
  Outdoors(InstantSource clock, Path spool) {
    this.clock = clock;
    this.outside = new Outside(resolver, clock, spool, Optional.empty());
  }

  AddressResolver resolver() {
    return resolver;
  }

  /** The door that keeps these rules. */
  FetchDoor under(FetchRules rules) {
    return doors.computeIfAbsent(
        rules, none -> new GuardedDoor(rules, FetchLimits.DEFAULT, outside));
  }

  /** Whom a policy lets be asked for missing certificates. */
  List<IssuerSource> issuers(FiledPolicy policy) {
    DiscoveryPolicy discovery = policy.terms().discovery();
    List<IssuerSource> sources = new ArrayList<>();
    if (discovery.issuerAccess() || discovery.subjectAccess()) {
      Publications publications =
          new Publications(under(policy.fetching()), new CertificateReader());
      sources.add(new HttpIssuerFetcher(publications, discovery, clock));
    }
    if (discovery.dns()) {
      DnsResolvers.ofThisMachine().map(this::inDns).ifPresent(sources::add);
    }
    return sources;
  }

  private IssuerSource inDns(DnsResolvers resolvers) {
    return new DnsIssuerLookup(
        new DnsPublishedCertificates(resolvers, new CertificateReader()), clock);
  }

  @Override
  public void close() {
    doors.values().forEach(GuardedDoor::close);
    resolver.close();
  }
}
