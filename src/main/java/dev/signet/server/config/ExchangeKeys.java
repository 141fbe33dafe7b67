package dev.signet.server.config;

import java.util.List;

/** The keys about how requests are exchanged: later, together, in two phases, under load. */
public final class ExchangeKeys {
  static final SettingKey TWO_PHASE =
      new SettingKey(
          "signet.policy.<name>.two-phase",
          "under-load",
          "Whether a client has to show first that it gets answers (two phases): "
              + "`always`, `never`, or `under-load`, when load is high. A client that does not "
              + "offer it gets Sender/RepresentRequired.",
          "always");
  static final SettingKey LATER =
      new SettingKey(
          "signet.later.offered",
          "true",
          "Whether a request may be answered later (`Pending`) if the client offers to " + "wait.",
          "false");
  static final SettingKey LATER_OPERATIONS =
      new SettingKey(
          "signet.later.operations",
          "",
          "Operations that are always answered later, separated by commas: `Locate`, "
              + "`Validate`, `Register`, `Reissue`, `Revoke`, `Recover`, `Compound`. A client "
              + "that does not offer to wait gets Receiver/NotSynchronous.",
          "Register,Compound");
  static final SettingKey LATER_PATIENCE_SECONDS =
      new SettingKey(
          "signet.later.patience-seconds",
          "5",
          "A client that offers to wait is kept waiting for so long, 0 to 300; what takes "
              + "longer is answered later.",
          "10");
  static final SettingKey LATER_WAIT_HOURS =
      new SettingKey(
          "signet.later.wait-hours",
          "168",
          "A request that nobody approved or carried out is forgotten after so many "
              + "hours, 1 to 8760.",
          "48");
  static final SettingKey LATER_KEEP_HOURS =
      new SettingKey(
          "signet.later.keep-hours",
          "168",
          "A result can be collected for so many hours, 1 to 8760.",
          "24");
  static final SettingKey LATER_MOST =
      new SettingKey(
          "signet.later.most",
          "1000",
          "Most requests that wait, over all nodes, 1 to 100000; a tenth of them from one "
              + "address. One more gets Receiver/Refused.",
          "5000");
  static final SettingKey LATER_THREADS =
      new SettingKey(
          "signet.later.threads",
          "4",
          "Waiting requests that one node carries out at once, 1 to 256.",
          "8");
  public static final SettingKey NOTICE_MAIL_DOMAINS =
      new SettingKey(
          "signet.later.notice.mail-domains",
          "",
          "Domains whose mail addresses may be told that a result is ready, separated by "
              + "commas; none by default.",
          "example.org");
  static final SettingKey NOTICE_HTTP_ORIGINS =
      new SettingKey(
          "signet.later.notice.http-origins",
          "",
          "Where else that may be told: scheme, host and port, separated by commas; none "
              + "by default.",
          "https://hooks.example.org:443");
  public static final SettingKey NOTICE_MAIL_SERVER =
      new SettingKey(
          "signet.later.notice.mail-server",
          "",
          "Mail server that takes such notices: host and port, or a UNIX socket. Without "
              + "it none are mailed.",
          "127.0.0.1:25");
  public static final SettingKey NOTICE_MAIL_FROM =
      new SettingKey(
          "signet.later.notice.mail-from",
          "",
          "Author of such notices, a mail address.",
          "keys@example.org");
  static final SettingKey APPROVAL_NAMES =
      new SettingKey(
          "signet.approval.names",
          "",
          "Names whose registration operators have to approve first, separated by commas: "
              + "`*`, `example.org`, `.example.org`, `*@example.org`, `alice@example.org`.",
          "*@example.org");
  static final SettingKey APPROVAL_OPERATIONS =
      new SettingKey(
          "signet.approval.operations",
          "Register",
          "What has to be approved for these names: `Register`, `Reissue`.",
          "Register,Reissue");
  static final SettingKey APPROVAL_COUNT =
      new SettingKey(
          "signet.approval.count",
          "1",
          "So many different operators have to approve, 1 to 3.",
          "2");
  static final SettingKey APPROVAL_RECOVER =
      new SettingKey(
          "signet.approval.recover",
          "2",
          "So many different operators have to approve that a private key is recovered, 0 "
              + "to 3.",
          "1");
  static final SettingKey COMPOUND_PARTS =
      new SettingKey(
          "signet.compound.parts",
          "64",
          "Most requests in one compound, 1 to 256; 0: compounds are not carried out.",
          "16");
  static final SettingKey COMPOUND_SECONDS =
      new SettingKey(
          "signet.compound.seconds",
          "20",
          "Time that a compound may take while its client waits, 1 to 3600.",
          "10");
  static final SettingKey COMPOUND_COST =
      new SettingKey(
          "signet.compound.cost",
          "256",
          "Cost units that a compound may take while its client waits, 1 to 1000000; a "
              + "look-up costs 1, a Validate 4, a change 8.",
          "128");
  static final SettingKey TWO_PHASE_SECONDS =
      new SettingKey(
          "signet.two-phase.seconds", "120", "A nonce is good for so long, 5 to 3600.", "60");
  static final SettingKey ANSWERS_KEEP_HOURS =
      new SettingKey(
          "signet.messages.answers-hours",
          "24",
          "A request that changed something gets its first answer again for so many "
              + "hours, 1 to 8760; after that a repetition is refused.",
          "72");
  static final SettingKey CALLER_PERCENT =
      new SettingKey(
          "signet.load.caller-percent",
          "75",
          "What one address may take of the places to work in, 1 to 100 per cent. "
              + "Addresses of this machine are spared.",
          "50");
  static final SettingKey CALLER_COST =
      new SettingKey(
          "signet.load.caller-cost",
          "0",
          "Cost units that one address may spend in a second for long, 0 to 1000000; 0: "
              + "no limit. One that goes beyond gets Receiver/Refused.",
          "50");
  static final SettingKey CALLER_BURST =
      new SettingKey(
          "signet.load.caller-burst",
          "1000",
          "Cost units that an address may spend at once, after a pause, 1 to 1000000.",
          "200");
  static final SettingKey LOAD_HIGH =
      new SettingKey(
          "signet.load.high-percent",
          "90",
          "Load is high from here: requests in work and waiting, in per cent of the "
              + "places, 1 to 10000. It is low again at half of that.",
          "150");

  /** In the order of docs/configuration.md. */
  public static final List<SettingKey> ALL =
      List.of(
          TWO_PHASE,
          LATER,
          LATER_OPERATIONS,
          LATER_PATIENCE_SECONDS,
          LATER_WAIT_HOURS,
          LATER_KEEP_HOURS,
          LATER_MOST,
          LATER_THREADS,
          NOTICE_MAIL_DOMAINS,
          NOTICE_HTTP_ORIGINS,
          NOTICE_MAIL_SERVER,
          NOTICE_MAIL_FROM,
          APPROVAL_NAMES,
          APPROVAL_OPERATIONS,
          APPROVAL_COUNT,
          APPROVAL_RECOVER,
          COMPOUND_PARTS,
          COMPOUND_SECONDS,
          COMPOUND_COST,
          TWO_PHASE_SECONDS,
          ANSWERS_KEEP_HOURS,
          CALLER_PERCENT,
          CALLER_COST,
          CALLER_BURST,
          LOAD_HIGH);

  private ExchangeKeys() {}
}
