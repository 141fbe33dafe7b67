package dev.signet.server.config;

import java.util.List;

/** Keys of the mail edge that its decisions depend on, each declared once. */
final class EdgeRuleKeys {
  static final SettingKey ENFORCED =
      new SettingKey(
          "signet.edge.enforce-for",
          "",
          "Author domains whose policy is enforced even in `monitor` mode, separated by commas.",
          "partner.example");
  static final SettingKey MONITORED =
      new SettingKey(
          "signet.edge.monitor-for",
          "",
          "Author domains whose policy is only monitored even in `enforce` mode, separated by "
              + "commas.",
          "lists.example");
  static final SettingKey POLICY_OWNER =
      new SettingKey(
          "signet.edge.policy.owner",
          "_smimepolicy",
          "Label before the domain at which its policy is published.",
          "_smimepolicy");
  static final SettingKey POLICY_TREE_WALK =
      new SettingKey(
          "signet.edge.policy.tree-walk",
          "false",
          "Whether a parent's policy holds for a subdomain without one.",
          "true");
  static final SettingKey POLICY_TEMPERROR =
      new SettingKey(
          "signet.edge.policy.unavailable",
          "undefined",
          "What holds while a domain's policy cannot be looked up: `undefined`, or `defer` (451 "
              + "4.4.3, in enforce mode).",
          "defer");
  static final SettingKey OWN_POLICY =
      new SettingKey(
          "signet.edge.own.policy",
          "",
          "What our own domains declare, as `domain:policy` with `EHLO`, `Always`, `Never` or "
              + "`Undefined`, separated by commas. A start-up check compares it with DNS.",
          "example.org:EHLO,lists.example.org:Never");
  static final SettingKey OWN_KEY_SERVICE =
      new SettingKey(
          "signet.edge.own.key-service",
          "false",
          "Whether our own domain names its key service by SRV in DNS; the encryption policy "
              + "`XKMS` of others depends on it.",
          "true");
  static final SettingKey SIGNING_TABLE =
      new SettingKey(
          "signet.edge.signing.table",
          "",
          "File that says who may have mail signed, see [mail edge](mail-edge.md). Without it "
              + "nobody.",
          "/etc/signet/signing.table");
  static final SettingKey SIGNING_KEYS =
      new SettingKey(
          "signet.edge.signing.keys",
          "",
          "File that says which key signs for whom, see [mail edge](mail-edge.md).",
          "/etc/signet/signing.keys");
  static final SettingKey SIGNING_HEADERS =
      new SettingKey(
          "signet.edge.signing.header-protection",
          "true",
          "Whether From, To, Subject and others are copied into the signed part (RFC 9788).",
          "false");
  static final SettingKey SIGNING_WRAP =
      new SettingKey(
          "signet.edge.signing.wrap",
          "false",
          "Whether a signature that does not satisfy our policy gets the domain's signature "
              + "around it; otherwise such mail is refused.",
          "true");
  static final SettingKey SIGNING_UNKNOWN =
      new SettingKey(
          "signet.edge.signing.ehlo-unknown",
          "sign",
          "What mail under the policy EHLO gets when the next hop cannot be asked: `sign` or "
              + "`defer`.",
          "defer");
  static final SettingKey NEVER_SIGN =
      new SettingKey(
          "signet.edge.signing.never-for",
          "",
          "Recipients (addresses or domains) whose mail is never signed unless it must be, such "
              + "as lists; separated by commas.",
          "announce@lists.example.com");
  static final SettingKey STRIP_OPPORTUNISTIC =
      new SettingKey(
          "signet.edge.strip.opportunistic",
          "true",
          "Whether the outgoing edge removes an opportunistic signature for a receiver that is "
              + "not known to cope.",
          "false");
  static final SettingKey STRIP_EXPLICIT =
      new SettingKey(
          "signet.edge.strip.explicit",
          "never",
          "`known-bad`: the outgoing edge removes even an explicit signature for receivers that "
              + "are configured as incapable; `never`.",
          "known-bad");
  static final SettingKey STRIP_UNKNOWN =
      new SettingKey(
          "signet.edge.strip.unknown",
          "keep",
          "What an incoming explicit signature gets if nothing is known of the receiver and "
              + "`SMIME` is advertised: `keep` (all clients here show multipart/signed) or `strip`.",
          "strip");
  static final SettingKey STRIP_WITHOUT_LOOKING =
      new SettingKey(
          "signet.edge.strip.all",
          "false",
          "Whether incoming mail is not verified and all signatures are removed (draft section "
              + "3: a lawful way to keep the promise of `SMIME`).",
          "true");
  static final SettingKey CAPABILITY_PROBE =
      new SettingKey(
          "signet.edge.capability.probe",
          "true",
          "Whether the mail exchangers of a recipient's domain are asked for their EHLO keywords "
              + "while mail for it waits.",
          "false");
  static final SettingKey CAPABILITY_PROBE_PORT =
      new SettingKey("signet.edge.capability.probe-port", "25", "Port of that question.", "2525");
  static final SettingKey CAPABILITY_PRIVATE =
      new SettingKey(
          "signet.edge.capability.private-networks",
          "",
          "Networks of private addresses that may be asked all the same, separated by commas.",
          "10.0.0.0/8");
  static final SettingKey CAPABILITY_KNOWN =
      new SettingKey(
          "signet.edge.capability.known",
          "",
          "What is known of domains without asking, as `domain:all`, `domain:some` or "
              + "`domain:none`, separated by commas.",
          "partner.example:all");
  static final SettingKey CAPABILITY_SMART_HOST =
      new SettingKey(
          "signet.edge.capability.smart-host",
          "false",
          "Whether all mail leaves through a smart host; then exchangers are not asked.",
          "true");
  static final SettingKey RECEIVERS_CAPABLE =
      new SettingKey(
          "signet.edge.receivers.capable",
          "",
          "Addresses or domains whose receivers cope with signed mail, separated by commas.",
          "alice@example.net,partner.example");
  static final SettingKey RECEIVERS_INCAPABLE =
      new SettingKey(
          "signet.edge.receivers.incapable",
          "",
          "Addresses or domains whose receivers do not, separated by commas.",
          "printer@example.net");
  static final SettingKey RECEIVERS_LOCATE =
      new SettingKey(
          "signet.edge.receivers.locate",
          "true",
          "Whether the key service is asked for a receiver's key.",
          "false");
  static final SettingKey TRUSTED_RELAYS =
      new SettingKey(
          "signet.edge.trusted-relays",
          "",
          "Networks of our own backup exchangers, whose mail is not judged by domain policies; "
              + "separated by commas.",
          "192.0.2.53/32");
  static final SettingKey TRUSTED_FORWARDERS =
      new SettingKey(
          "signet.edge.trusted-forwarders",
          "",
          "Domains of forwarders and lists whose DKIM or ARC pass, as our own "
              + "Authentication-Results says, exempts from domain policies; separated by commas.",
          "lists.example.org");
  static final SettingKey EXEMPT_RECIPIENTS =
      new SettingKey(
          "signet.edge.exempt-recipients",
          "",
          "Recipients whose mail is never refused by domain policies, separated by commas.",
          "postmaster@example.net,abuse@example.net");
  static final SettingKey STEMP_HOURS =
      new SettingKey(
          "signet.edge.undecided.hours",
          "4",
          "How long a message whose signature cannot be judged now is deferred, in hours, 0 to "
              + "120.",
          "1");
  static final SettingKey STEMP_FINAL =
      new SettingKey(
          "signet.edge.undecided.final",
          "accept",
          "What it gets afterwards: `accept`, as unsigned, or `reject`.",
          "reject");
  static final SettingKey TLS_NEVER =
      new SettingKey(
          "signet.edge.encryption.tls-never",
          "ignore",
          "What mail over TLS gets if its domain declares `TLS:Never`: `ignore` or `enforce`.",
          "enforce");

  /** In the order of docs/configuration.md. */
  static final List<SettingKey> ALL =
      List.of(
          ENFORCED,
          MONITORED,
          POLICY_OWNER,
          POLICY_TREE_WALK,
          POLICY_TEMPERROR,
          OWN_POLICY,
          OWN_KEY_SERVICE,
          SIGNING_TABLE,
          SIGNING_KEYS,
          SIGNING_HEADERS,
          SIGNING_WRAP,
          SIGNING_UNKNOWN,
          NEVER_SIGN,
          STRIP_OPPORTUNISTIC,
          STRIP_EXPLICIT,
          STRIP_UNKNOWN,
          STRIP_WITHOUT_LOOKING,
          CAPABILITY_PROBE,
          CAPABILITY_PROBE_PORT,
          CAPABILITY_PRIVATE,
          CAPABILITY_KNOWN,
          CAPABILITY_SMART_HOST,
          RECEIVERS_CAPABLE,
          RECEIVERS_INCAPABLE,
          RECEIVERS_LOCATE,
          TRUSTED_RELAYS,
          TRUSTED_FORWARDERS,
          EXEMPT_RECIPIENTS,
          STEMP_HOURS,
          STEMP_FINAL,
          TLS_NEVER);

  private EdgeRuleKeys() {}
}
