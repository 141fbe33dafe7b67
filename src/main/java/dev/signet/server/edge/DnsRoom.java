package dev.signet.server.edge;

import dev.signet.entity.DomainName;
import dev.signet.mail.capability.MailExchangers;
import dev.signet.policy.PolicyLookup;
import dev.signet.policy.dns.DnsMailExchangers;
import dev.signet.policy.dns.DnsNoticeConsents;
import dev.signet.policy.dns.DnsPolicyLookup;
import dev.signet.policy.dns.DnsQuestions;
import dev.signet.policy.memory.MemoryLimits;
import dev.signet.policy.memory.MemoryStatistics;
import dev.signet.policy.memory.PolicyBook;
import dev.signet.policy.memory.RememberedPolicies;
import dev.signet.server.config.EdgeSettings;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.BiPredicate;

/** What the edge learns from DNS: policies of domains, remembered over restarts, and exchangers. */
final class DnsRoom {
  private final RememberedPolicies policies;
  private final DnsMailExchangers exchangers;
  private final DnsNoticeConsents consents;
  private final PolicyBook book;

  DnsRoom(EdgeGround ground) {
    EdgeSettings.Dns wanted = ground.settings().dns();
    DnsQuestions questions = new DnsQuestions(Resolvers.of(wanted));
    this.policies =
        new RememberedPolicies(
            new DnsPolicyLookup(questions, wanted.policyOwner(), wanted.treeWalk()),
            MemoryLimits.DEFAULT,
            ground.clock());
    this.exchangers = new DnsMailExchangers(questions);
    this.consents = new DnsNoticeConsents(questions, wanted.policyOwner());
    this.book = new PolicyBook(ground.memory());
    ground.meters().watch("signet_edge_policies", "Policies of domains in memory.", this::counts);
  }

  PolicyLookup policies() {
    return policies;
  }

  MailExchangers exchangers() {
    return exchangers::of;
  }

  /** Whether notices about a domain may go to a target. */
  BiPredicate<DomainName, URI> consents() {
    return (domain, target) -> consents.of(domain, target).isGiven();
  }

  void save() throws IOException {
    policies.keepIn(book);
  }

  void recall() throws IOException {
    policies.recallFrom(book);
  }

  private Map<String, Long> counts() {
    MemoryStatistics counts = policies.statistics();
    return Map.of(
        "remembered", (long) counts.domains(),
        "answered-from-memory", counts.recalled(),
        "asked", counts.asked(),
        "joined", counts.shared(),
        "unavailable", counts.unavailable(),
        "unusable", counts.unusable(),
        "stale", counts.stale());
  }
}
