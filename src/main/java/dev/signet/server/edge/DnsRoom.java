package dev.signet.server.edge;

import dev.signet.entity.DomainName;
import dev.signet.mail.capability.MailExchangers;
import dev.signet.policy.PolicyLookup;
import dev.signet.policy.dns.DnsMailExchangers;
import dev.signet.policy.dns.DnsNoticeConsents;
import dev.signet.policy.dns.DnsPolicyLookup;
import dev.signet.policy.dns.DnsQuestions;
import dev.signet.policy.dns.DnsSettings;
import dev.signet.policy.dns.NameServer;
import dev.signet.policy.memory.MemoryLimits;
import dev.signet.policy.memory.MemoryStatistics;
import dev.signet.policy.memory.PolicyBook;
import dev.signet.policy.memory.RememberedPolicies;
import dev.signet.server.config.EdgeSettings;
import dev.signet.server.config.EdgeSettings.Dns.Security;
import dev.signet.server.config.WrongSetting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What the edge learns from DNS: policies of domains, remembered over restarts, and exchangers. */
final class DnsRoom {
  private static final int DNS_PORT = 53;

  /** The root's key-signing keys of 2017 and 2024 (IANA, root-anchors.xml). */
  private static final String ROOT =
      ". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D\n"
          + ". IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16\n";

  private final RememberedPolicies policies;
  private final DnsMailExchangers exchangers;
  private final DnsNoticeConsents consents;
  private final PolicyBook book;

  DnsRoom(EdgeGround ground) {
    EdgeSettings.Dns wanted = ground.settings().dns();
    DnsQuestions questions = new DnsQuestions(settings(wanted));
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

  private static DnsSettings settings(EdgeSettings.Dns wanted) {
    DnsSettings plain =
        DnsSettings.of(
            servers(wanted).stream()
                .map(at -> new NameServer(at, isBelieved(at, wanted.security())))
                .toList());
    return wanted.security() == Security.OURSELVES
        ? plain.validating(anchors(wanted.anchors()))
        : plain;
  }

  private static List<InetSocketAddress> servers(EdgeSettings.Dns wanted) {
    return wanted.resolvers().isEmpty()
        ? DnsSettings.ofThisMachine()
            .orElseThrow(
                () -> new WrongSetting("signet.edge.dns.resolvers: this machine names none"))
            .servers()
            .stream()
            .map(NameServer::address)
            .toList()
        : wanted.resolvers().stream().map(DnsRoom::server).toList();
  }

  private static boolean isBelieved(InetSocketAddress server, Security security) {
    return security == Security.RESOLVER && NameServer.of(server).isTrusted();
  }

  private static InetSocketAddress server(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > 0 && text.indexOf(':') == colon || text.contains("]:");
    String host = hasPort ? text.substring(0, colon) : text;
    try {
      return new InetSocketAddress(
          host, hasPort ? Integer.parseInt(text.substring(colon + 1)) : DNS_PORT);
    } catch (IllegalArgumentException wrong) {
      throw new WrongSetting(
          "signet.edge.dns.resolvers: '" + text + "' must be like 192.0.2.1 or 192.0.2.1:5300",
          wrong);
    }
  }

  private static String anchors(Optional<Path> file) {
    if (file.isEmpty()) {
      return ROOT;
    }
    try {
      return Files.readString(file.get());
    } catch (IOException unreadable) {
      throw new WrongSetting(
          "signet.edge.dns.anchors: " + file.get() + " cannot be read", unreadable);
    }
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
