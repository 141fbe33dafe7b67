package dev.signet.server;

import dev.signet.policy.dns.DnsKeyServices;
import dev.signet.policy.dns.DnsQuestions;
import dev.signet.policy.dns.DnsSettings;
import dev.signet.server.config.RelaySettings;
import dev.signet.server.config.Settings;
import dev.signet.server.config.Settings.PolicySettings;
import dev.signet.server.edge.Resolvers;
import dev.signet.server.relay.DnsForeignKeys;
import dev.signet.server.relay.OwnDoors;
import dev.signet.server.relay.RelayTerms;
import dev.signet.xkms.ledger.RelayedAnswers;
import dev.signet.xkms.xkiss.KeySearch;
import dev.signet.xkms.xkiss.relay.OwnServices;
import dev.signet.xkms.xkiss.relay.RelayedSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Passes questions on to the services of other domains, if the operator names any. */
final class RelayRoom implements AutoCloseable {
  private static final Duration LONGEST_DNS_QUESTION = Duration.ofSeconds(2);

  private final Optional<RelayedSource> source;

  private RelayRoom(Optional<RelayedSource> source) {
    this.source = source;
  }

  /** Opens it for all endpoints of the house. */
  static RelayRoom open(Ground ground, RelayedAnswers evidence) {
    Settings settings = ground.settings();
    return settings.relay().rules().isOn()
        ? new RelayRoom(Optional.of(source(ground, evidence, ours(settings))))
        : new RelayRoom(Optional.empty());
  }

  private static RelayedSource source(Ground ground, RelayedAnswers evidence, OwnServices ours) {
    RelaySettings wanted = ground.settings().relay();
    Set<Integer> ports =
        Set.of(ground.settings().listening().httpPort(), ground.settings().listening().httpsPort());
    DnsForeignKeys outside =
        new DnsForeignKeys(
            new DnsForeignKeys.Means(
                new DnsKeyServices(
                    new DnsQuestions(dns(wanted)), ground.sources().random(), DnsKeyServices.PATH),
                ground.outdoors()::under,
                ground.sources().clock(),
                ground.sources().random()),
            new OwnDoors(ours, ports, ground.outdoors().resolver()),
            new RelayTerms(wanted.isDnssecRequired(), wanted.ports(), wanted.privates()));
    return new RelayedSource(
        wanted.rules(), ours, new RelayedSource.Means(outside, evidence, ground.sources().clock()));
  }

  /** The same resolvers, with no more time than passing on has. */
  private static DnsSettings dns(RelaySettings wanted) {
    DnsSettings plain = Resolvers.of(wanted.dns());
    Duration budget = wanted.rules().budget();
    Duration one = budget.compareTo(LONGEST_DNS_QUESTION) < 0 ? budget : LONGEST_DNS_QUESTION;
    return new DnsSettings(plain.servers(), plain.anchors(), one, budget);
  }

  /** What lies below the default policy's URIs are the other policies. */
  private static OwnServices ours(Settings settings) {
    return new OwnServices(
        new HashSet<>(ServiceUris.of(settings.policy(PolicySettings.DEFAULT), settings)));
  }

  /** The search that also asks others, if any are named. */
  KeySearch widened(KeySearch own) {
    return source.map(own::asking).orElse(own);
  }

  @Override
  public void close() {
    source.ifPresent(RelayedSource::close);
  }
}
