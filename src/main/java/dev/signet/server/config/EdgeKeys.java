package dev.signet.server.config;

import java.util.List;
import java.util.stream.Stream;

/** Keys of the mail edge: where it listens, whom it asks, how much it takes; each declared once. */
public final class EdgeKeys {
  static final SettingKey ROLES =
      new SettingKey(
          "signet.roles",
          "key-service,mail-edge",
          "What this server does: `key-service`, `mail-edge` or both, separated by commas.",
          "mail-edge");
  static final SettingKey MODE =
      new SettingKey(
          "signet.edge.mode",
          "monitor",
          "`monitor`: nothing is refused or stripped because of a domain's policy, everything is "
              + "annotated, logged and counted; `enforce`: policies are carried out.",
          "enforce");
  static final SettingKey HELLO =
      new SettingKey(
          "signet.edge.hello",
          "",
          "Name that the edge gives in EHLO and in its banners. Without it: the name of this "
              + "host.",
          "edge.example.net");
  static final SettingKey MTA_NAME =
      new SettingKey(
          "signet.edge.mta-name",
          "",
          "Name of your MTA as it stands after `by` in its Received fields (Postfix: "
              + "`myhostname`), for listeners whose `login` is `received`. Without it: "
              + "`signet.edge.hello`.",
          "mail.example.net");
  static final SettingKey AUTHSERV_ID =
      new SettingKey(
          "signet.edge.authserv-id",
          "",
          "Identifier in Authentication-Results (RFC 8601). Without it: `signet.edge.hello`.",
          "example.net");
  static final SettingKey AUTHSERV_ID_SHARED =
      new SettingKey(
          "signet.edge.authserv-id.shared",
          "true",
          "Whether other filters of this site, such as DKIM and DMARC verifiers, write under our "
              + "identifiers too, and remove what is forged of that. What they write stays, and "
              + "`signet.edge.trusted-forwarders` goes by it.",
          "false");
  static final SettingKey AUTHSERV_IDS_OURS =
      new SettingKey(
          "signet.edge.authserv-ids.ours",
          "",
          "Further identifiers whose `smime=` results are ours alone to write; forged ones are "
              + "removed. Separated by commas.",
          "mx1.example.net,mx2.example.net");
  static final SettingKey AUTHSERV_IDS_TRUSTED =
      new SettingKey(
          "signet.edge.authserv-ids.trusted",
          "",
          "Foreign identifiers whose `smime=` results stay, separated by commas.",
          "gateway.example.org");
  static final SettingKey HELP_URL =
      new SettingKey(
          "signet.edge.help-url",
          "",
          "Address that refusals name, for the administrator of the other side.",
          "https://example.net/smime");
  static final SettingKey LISTENERS =
      new SettingKey(
          "signet.edge.listeners",
          "out,in,delivery,front",
          "Names of the listeners, separated by commas. The four of the default have presets: "
              + "`out` filters outgoing mail (LMTP 127.0.0.1:10024 to SMTP 127.0.0.1:10027), `in` is a "
              + "milter at 127.0.0.1:10030, `delivery` filters each recipient's copy (LMTP "
              + "127.0.0.1:10026 to LMTP 127.0.0.1:10029), `front` advertises `SMIME` (SMTP "
              + "127.0.0.1:10025 to SMTP 127.0.0.1:10028).",
          "out,in");
  static final SettingKey LISTENER_ROLE =
      new SettingKey(
          "signet.edge.listen.<listener>.role",
          "",
          "`outgoing`, `incoming`, `delivery` or `front`.",
          "outgoing");
  static final SettingKey LISTENER_PROTOCOL =
      new SettingKey(
          "signet.edge.listen.<listener>.protocol", "", "`smtp`, `lmtp` or `milter`.", "lmtp");
  static final SettingKey LISTENER_ADDRESS =
      new SettingKey(
          "signet.edge.listen.<listener>.address",
          "",
          "Where it listens: `host:port`, port 0 for any that is free, or `unix:/path`.",
          "unix:/run/signet/in.sock");
  static final SettingKey LISTENER_NEXT =
      new SettingKey(
          "signet.edge.listen.<listener>.next",
          "",
          "Where mail goes on to: `host:port` or `unix:/path`, with `lmtp:` before it for LMTP. "
              + "A milter has none.",
          "lmtp:unix:/var/run/dovecot/lmtp");
  static final SettingKey LISTENER_ADVERTISED =
      new SettingKey(
          "signet.edge.listen.<listener>.advertise-smime",
          "",
          "`true` on a front: it says `SMIME` in its EHLO replies. On a milter or a delivery "
              + "stage: the public listener before it says so. Without it: `true` for the role "
              + "`front`, else `false`.",
          "true");
  static final SettingKey LISTENER_PEERS =
      new SettingKey(
          "signet.edge.listen.<listener>.peers",
          "127.0.0.0/8,::1/128,unix",
          "Networks whose hosts may connect to a filter, and whose XCLIENT and XFORWARD are "
              + "believed; to a front anybody may connect. Separated by commas.",
          "192.0.2.10/32");
  static final SettingKey LISTENER_TLS =
      new SettingKey(
          "signet.edge.listen.<listener>.tls",
          "",
          "PKCS #12 file with the key and certificate for STARTTLS; its password is in the file "
              + "of the same name with `.pass` at the end. Without it no STARTTLS is offered.",
          "/etc/signet/mx.p12");
  static final SettingKey LISTENER_LINE_ENDS =
      new SettingKey(
          "signet.edge.listen.<listener>.line-ends",
          "",
          "What a lone CR or LF in a message gets: `reject` (550) or `normalise`. Without it: "
              + "`reject` for the role `front`, else `normalise`.",
          "reject");
  static final SettingKey LISTENER_LOGIN =
      new SettingKey(
          "signet.edge.listen.<listener>.login",
          "xclient",
          "Who says as whom the submitter has logged in: `xclient` (XCLIENT LOGIN, or the milter "
              + "macro `{auth_authen}`) or `received` (the topmost Received field, as Postfix writes "
              + "it with `smtpd_sasl_authenticated_header`).",
          "received");
  static final SettingKey XKMS_URL =
      new SettingKey(
          "signet.edge.xkms.url",
          "",
          "Key service that is asked. Without it: the one in this server.",
          "https://keys.example.org/xkms");
  static final SettingKey XKMS_PINS =
      new SettingKey(
          "signet.edge.xkms.pins",
          "",
          "Keys or certificates that sign its answers, as `sha256:` and the hexadecimal digest,"
              + " separated by commas. Without it: this server's own signing certificate for its own"
              + " service, else the TLS certificate must be valid.",
          "sha256:5f3a39...");
  static final SettingKey XKMS_SECONDS =
      new SettingKey(
          "signet.edge.xkms.seconds",
          "10",
          "Longest time in seconds for an answer of the key service, 1 to 60.",
          "5");
  static final SettingKey XKMS_REMEMBER_SECONDS =
      new SettingKey(
          "signet.edge.xkms.remember-seconds",
          "600",
          "How long a verdict about a key is kept, in seconds, 0 to 86400.",
          "60");
  static final SettingKey XKMS_GRACE_HOURS =
      new SettingKey(
          "signet.edge.xkms.grace-hours",
          "24",
          "How long our own signing keys count as good while the key service cannot be asked, in "
              + "hours since it last said so, 0 to 168.",
          "4");
  static final SettingKey DNS_RESOLVERS =
      new SettingKey(
          "signet.edge.dns.resolvers",
          "",
          "Resolvers as `host` or `host:port`, separated by commas. Without it: those of this "
              + "host.",
          "127.0.0.1:5300");
  static final SettingKey DNS_SECURITY =
      new SettingKey(
          "signet.edge.dns.dnssec",
          "resolver-ad",
          "Who validates DNSSEC: `resolver-ad` (the resolver's AD bit, believed from the "
              + "loopback only), `validate` (this server) or `off`.",
          "validate");
  static final SettingKey DNS_ANCHORS =
      new SettingKey(
          "signet.edge.dns.anchors",
          "",
          "File with DS or DNSKEY records that `validate` begins with. Without it: the root's keys"
              + " of 2017 and 2024.",
          "/etc/signet/anchors.zone");
  static final SettingKey RELOAD_SECONDS =
      new SettingKey(
          "signet.edge.reload-seconds",
          "10",
          "How often changed keys and tables are looked for, in seconds, 1 to 86400.",
          "60");
  static final SettingKey NOTICE =
      new SettingKey(
          "signet.edge.notice",
          "off",
          "Security notices about mail that does not keep its domain's policy, for domains that "
              + "ask for them: `off` or `daily`, as JSON files in `notices` of the data directory.",
          "daily");
  static final SettingKey NOTICE_NEXT =
      new SettingKey(
          "signet.edge.notice.next",
          "",
          "Mail server to which notices are handed over SMTP: `host:port` or `unix:/path`. "
              + "Without it they are only written.",
          "127.0.0.1:25");
  static final SettingKey NOTICE_CONTACT =
      new SettingKey(
          "signet.edge.notice.contact",
          "",
          "Mailbox that notices name as their author. Without it: `postmaster` at "
              + "`signet.edge.authserv-id`.",
          "postmaster@example.net");
  static final SettingKey MAX_OCTETS =
      new SettingKey(
          "signet.edge.limits.max-octets",
          "104857600",
          "Largest message in octets, 65536 to 1073741824; a larger one gets 552.",
          "52428800");
  static final SettingKey MEMORY_OCTETS =
      new SettingKey(
          "signet.edge.limits.memory-octets",
          "1048576",
          "How much of a message is held in memory, in octets, 4096 to 104857600; the rest lies "
              + "in an unnamed file.",
          "262144");
  static final SettingKey MAX_SESSIONS =
      new SettingKey(
          "signet.edge.limits.max-sessions",
          "100",
          "Most sessions at a listener, 1 to 10000; more wait.",
          "20");
  static final SettingKey MAX_RECIPIENTS =
      new SettingKey(
          "signet.edge.limits.max-recipients",
          "1000",
          "Most recipients of a message, 100 to 50000; further ones get 452.",
          "100");
  static final SettingKey SESSION_SECONDS =
      new SettingKey(
          "signet.edge.limits.idle-seconds",
          "300",
          "Longest silence of a client in seconds, 10 to 3600.",
          "60");

  private static final List<SettingKey> OWN =
      List.of(
          ROLES,
          MODE,
          HELLO,
          MTA_NAME,
          AUTHSERV_ID,
          AUTHSERV_ID_SHARED,
          AUTHSERV_IDS_OURS,
          AUTHSERV_IDS_TRUSTED,
          HELP_URL,
          LISTENERS,
          LISTENER_ROLE,
          LISTENER_PROTOCOL,
          LISTENER_ADDRESS,
          LISTENER_NEXT,
          LISTENER_ADVERTISED,
          LISTENER_PEERS,
          LISTENER_TLS,
          LISTENER_LINE_ENDS,
          LISTENER_LOGIN,
          XKMS_URL,
          XKMS_PINS,
          XKMS_SECONDS,
          XKMS_REMEMBER_SECONDS,
          XKMS_GRACE_HOURS,
          DNS_RESOLVERS,
          DNS_SECURITY,
          DNS_ANCHORS,
          RELOAD_SECONDS,
          NOTICE,
          NOTICE_NEXT,
          NOTICE_CONTACT,
          MAX_OCTETS,
          MEMORY_OCTETS,
          MAX_SESSIONS,
          MAX_RECIPIENTS,
          SESSION_SECONDS);

  /** All keys of the mail edge, in the order of docs/configuration.md. */
  public static final List<SettingKey> ALL =
      Stream.concat(OWN.stream(), EdgeRuleKeys.ALL.stream()).toList();

  private EdgeKeys() {}
}
