package dev.signet.server.config;

import java.util.List;

/** Keys about questions that are passed on to key services of other domains. */
public final class RelayKeys {
  static final SettingKey DOMAINS =
      new SettingKey(
          "signet.relay.domains",
          "",
          "Domains whose own key service is asked about their names when nothing is registered here,"
              + " separated by commas; see [flows](flows.md). Without it nobody is asked.",
          "example.com,example.net");
  static final SettingKey ADDRESSES =
      new SettingKey(
          "signet.relay.addresses",
          "",
          "Where such a service is, as `domain:URL`, separated by commas; a domain without one is"
              + " looked up in DNS (SRV).",
          "example.com:https://keys.example.com/xkms");
  static final SettingKey PINS =
      new SettingKey(
          "signet.relay.pins",
          "",
          "SHA-256 digests of the keys, or of their certificates, that sign its answers, as"
              + " `domain:digest`, separated by commas; an answer that none of them signed is dropped."
              + " A domain without one is believed to be who TLS says.",
          "example.com:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  static final SettingKey PLAIN =
      new SettingKey(
          "signet.relay.plain",
          "",
          "Which of the domains are asked over HTTP without TLS, for tests and closed networks,"
              + " separated by commas.",
          "example.net");
  static final SettingKey SECONDS =
      new SettingKey(
          "signet.relay.seconds",
          "5",
          "Most time that asking another service may take, in seconds, 1 to 30; what a requestor"
              + " gets afterwards is what it would get without.",
          "3");
  static final SettingKey REMEMBER_SECONDS =
      new SettingKey(
          "signet.relay.remember-seconds",
          "300",
          "How long an answer is given again without asking, in seconds, 0 to 86400; that there is"
              + " none, at most a minute.",
          "60");
  static final SettingKey MOST_BINDINGS =
      new SettingKey(
          "signet.relay.most-bindings",
          "10",
          "Most key bindings that are taken from one answer, 1 to 20.",
          "5");
  static final SettingKey MOST_HOPS =
      new SettingKey(
          "signet.relay.most-hops",
          "2",
          "A question that so many services have passed on is answered from the own book alone, 1 to"
              + " 8.",
          "1");
  static final SettingKey REQUIRE_DNSSEC =
      new SettingKey(
          "signet.relay.require-dnssec",
          "false",
          "Whether an SRV record counts only if DNSSEC authenticates it; resolvers are those of"
              + " `signet.edge.dns`.",
          "true");
  static final SettingKey PORTS =
      new SettingKey(
          "signet.relay.ports",
          "443,8443,9443",
          "Ports that a service found in DNS may have, separated by commas.",
          "443");
  static final SettingKey ALLOW_PRIVATE =
      new SettingKey(
          "signet.relay.allow-private",
          "",
          "Private addresses that may be called all the same: ranges, `host` or `host:port`,"
              + " separated by commas.",
          "10.20.0.0/16,keys.intra.example:8443");
  static final SettingKey EVIDENCE_DAYS =
      new SettingKey(
          "signet.relay.evidence-days",
          "30",
          "Days that the answers of other services are kept in the database as evidence, 1 to 3650.",
          "90");

  /** In the order of docs/configuration.md. */
  public static final List<SettingKey> ALL =
      List.of(
          DOMAINS,
          ADDRESSES,
          PINS,
          PLAIN,
          SECONDS,
          REMEMBER_SECONDS,
          MOST_BINDINGS,
          MOST_HOPS,
          REQUIRE_DNSSEC,
          PORTS,
          ALLOW_PRIVATE,
          EVIDENCE_DAYS);

  private RelayKeys() {}
}
