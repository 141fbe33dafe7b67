package dev.signet.server.config;

import java.util.List;

/** All keys, each declared once. */
public final class SettingKeys {
  static final SettingKey DATA_DIR =
      new SettingKey(
          "signet.data.dir",
          "${user.home}/.signet",
          "Directory of everything that must survive: the database, the built-in CA, the keys and"
              + " tokens made on first start.",
          "/var/lib/signet");
  static final SettingKey COMMON_DIRECTORY =
      new SettingKey(
          "signet.common.directory",
          "${signet.data.dir}",
          "Directory of what all nodes of one service share: the built-in CA (`authority/`) and"
              + " `escrow.key`. Nodes on one database have the same one, or copies of it; a node that"
              + " differs does not open.",
          "/srv/signet-common");
  static final SettingKey HTTP_HOST =
      new SettingKey(
          "signet.http.host",
          "localhost",
          "Address that is listened on; `*` for all. Read by Liberty too, so not settable as a JVM"
              + " property.",
          "*");
  static final SettingKey HTTP_PORT =
      new SettingKey(
          "signet.http.port",
          "9080",
          "Port of HTTP. Read by Liberty too, so not settable as a JVM property.",
          "8080");
  static final SettingKey HTTPS_PORT =
      new SettingKey(
          "signet.https.port",
          "9443",
          "Port of HTTPS. Read by Liberty too, so not settable as a JVM property.",
          "8443");
  static final SettingKey PUBLIC_URL =
      new SettingKey(
          "signet.public.url",
          "",
          "How clients reach this server, without `/xkms`: stands in Service attributes and in the"
              + " WSDL. Without it: `http://localhost:` and the HTTP port.",
          "https://keys.example.org");
  static final SettingKey SERVICE_ALIASES =
      new SettingKey(
          "signet.service.aliases",
          "",
          "Further values of the Service attribute that requests to the default policy may carry,"
              + " separated by commas.",
          "http://cxf.apache.org/services/XKMS/");
  static final SettingKey POLICIES =
      new SettingKey(
          "signet.policies",
          "",
          "Names of trust policies besides `default`, separated by commas; each answers at"
              + " `/xkms/<name>`.",
          "partners,internal");
  static final SettingKey POLICIES_DIRECTORY =
      new SettingKey(
          "signet.policies.directory",
          "${signet.data.dir}/policies",
          "Directory whose files `<name>.conf` are trust policies too, see [policies](policies.md);"
              + " each answers at `/xkms/<name>`.",
          "/etc/signet/policies");
  static final SettingKey POLICIES_RELOAD_SECONDS =
      new SettingKey(
          "signet.policies.reload-seconds",
          "10",
          "How often changed policies are looked for, in seconds, 0 to 86400; 0: never.",
          "60");
  static final SettingKey POLICY_DIRECTORY =
      new SettingKey(
          "signet.policy.<name>.directory",
          "${signet.data.dir}/policies/<name>",
          "Directory with `anchors/`, `intermediates/`, `crls/` and, if wanted, a `policy.conf` of"
              + " this policy. The default policy also trusts the built-in CA.",
          "/etc/signet/partners");
  static final SettingKey POLICY_RESULTS_SIGNED =
      new SettingKey(
          "signet.policy.<name>.results.signed",
          "always",
          "When results are signed: `always`, `on-request` (only answers to signed requests) or"
              + " `never`.",
          "on-request");
  static final SettingKey POLICY_REQUESTS_SIGNED =
      new SettingKey(
          "signet.policy.<name>.requests.signed",
          "optional",
          "`required`: unsigned requests get Sender/NoAuthentication; `optional`: signatures are"
              + " checked where present. Any key will do: this keeps requests whole, it does not say"
              + " who may ask.",
          "required");
  static final SettingKey POLICY_PROFILE =
      new SettingKey(
          "signet.policy.<name>.profile",
          "modern",
          "`legacy` also admits the SHA-1 era in message signatures, for old peers.",
          "legacy");
  static final SettingKey AUTHORITATIVE_DOMAINS =
      new SettingKey(
          "signet.authoritative.domains",
          "",
          "Domains for whose addresses `no match` is a statement (Success/NoMatch) and not"
              + " ignorance (Receiver/NoMatch), separated by commas.",
          "example.org,example.net");
  static final SettingKey RESPONSE_LIMIT =
      new SettingKey(
          "signet.response.limit", "20", "Most key bindings in one answer, 1 to 1000.", "50");
  static final SettingKey REQUEST_MAX_OCTETS =
      new SettingKey(
          "signet.request.max-octets",
          "1048576",
          "Longest request body in octets, 1024 to 4194304; a longer one gets HTTP 413.",
          "4194304");
  static final SettingKey REQUEST_MAX_SECONDS =
      new SettingKey(
          "signet.request.max-seconds",
          "30",
          "Longest time in seconds for a request body to arrive, 1 to 3600; a slower one gets HTTP"
              + " 408.",
          "10");
  static final SettingKey REQUEST_MAX_OPEN =
      new SettingKey(
          "signet.request.max-open",
          "256",
          "Most requests that may be on their way in at once, 1 to 100000; one more gets HTTP 503.",
          "1024");
  static final SettingKey REQUEST_MAX_CONCURRENT =
      new SettingKey(
          "signet.request.max-concurrent",
          "0",
          "Most requests that are answered at once; the others wait up to a second, then get"
              + " Receiver/Refused, see [exchanges](exchanges.md). 0: four times the processors.",
          "16");
  static final SettingKey RECOVER_ENABLED =
      new SettingKey("signet.recover.enabled", "false", "Whether Recover is offered.", "true");
  static final SettingKey GENERATE_ENABLED =
      new SettingKey(
          "signet.generate.enabled",
          "false",
          "Whether Register makes the key pair itself if the client sends none.",
          "true");
  static final SettingKey POP_REQUIRED =
      new SettingKey(
          "signet.registration.pop-required",
          "true",
          "Whether a registration has to prove possession of the private key.",
          "false");
  static final SettingKey MAX_FAILURES =
      new SettingKey(
          "signet.registration.max-failures",
          "5",
          "Failed authentications for one name before it is locked, 1 to 1000.",
          "3");
  static final SettingKey LOCK_MINUTES =
      new SettingKey(
          "signet.registration.lock-minutes",
          "15",
          "How long such a lock lasts, 1 to 10080.",
          "60");
  static final SettingKey VALIDITY_DAYS =
      new SettingKey(
          "signet.registration.validity-days",
          "365",
          "Days that a key binding is valid if the client does not ask for less or more, 1 to"
              + " 36500.",
          "730");
  static final SettingKey MAX_VALIDITY_DAYS =
      new SettingKey(
          "signet.registration.max-validity-days",
          "730",
          "Most days that a client may ask for, not less than the value above.",
          "1095");
  static final SettingKey ISSUE_CERTIFICATES =
      new SettingKey(
          "signet.registration.issue-certificates",
          "true",
          "Whether a registration gets a certificate of the built-in CA.",
          "false");
  static final SettingKey DATABASE_URL =
      new SettingKey(
          "signet.database.url",
          "",
          "JDBC URL of PostgreSQL. Without it: an H2 file in the data directory.",
          "jdbc:postgresql://db.example.org/signet");
  static final SettingKey DATABASE_USER =
      new SettingKey("signet.database.user", "signet", "User of the database.", "keys");
  static final SettingKey DATABASE_PASSWORD =
      new SettingKey(
          "signet.database.password",
          "",
          "Password of the database; better given in a file.",
          "(random words)");
  static final SettingKey DATABASE_PASSWORD_FILE =
      new SettingKey(
          "signet.database.password-file",
          "",
          "File whose first line is the password of the database.",
          "/run/secrets/signet-database");
  static final SettingKey DATABASE_POOL_SIZE =
      new SettingKey(
          "signet.database.pool-size", "10", "Most connections to the database, 1 to 1000.", "20");
  static final SettingKey CRYPTO_PROVIDER =
      new SettingKey(
          "signet.crypto.provider",
          "jdk",
          "What checks signatures of certificates and lists: `jdk`, or a native provider whose library"
              + " lies beside the server: `accp`, `conscrypt`, or `auto` for the first that is there"
              + " and passes its test. `/health/ready` says which is used.",
          "auto");
  static final SettingKey REMEMBER_DAYS =
      new SettingKey(
          "signet.messages.remember-days",
          "30",
          "Days that the Ids of requests that changed something are remembered, to refuse"
              + " repetitions, 1 to 36500.",
          "90");
  static final SettingKey OPERATOR_REMOTE =
      new SettingKey(
          "signet.operator.remote",
          "false",
          "Whether operator requests may come from other machines (over TLS); the token is needed"
              + " in any case. What a proxy passes on counts as from another machine.",
          "true");

  /** In the order of docs/configuration.md. */
  public static final List<SettingKey> ALL =
      List.of(
          DATA_DIR,
          COMMON_DIRECTORY,
          HTTP_HOST,
          HTTP_PORT,
          HTTPS_PORT,
          PUBLIC_URL,
          SERVICE_ALIASES,
          POLICIES,
          POLICIES_DIRECTORY,
          POLICIES_RELOAD_SECONDS,
          POLICY_DIRECTORY,
          POLICY_RESULTS_SIGNED,
          POLICY_REQUESTS_SIGNED,
          POLICY_PROFILE,
          AUTHORITATIVE_DOMAINS,
          RESPONSE_LIMIT,
          REQUEST_MAX_OCTETS,
          REQUEST_MAX_SECONDS,
          REQUEST_MAX_OPEN,
          REQUEST_MAX_CONCURRENT,
          RECOVER_ENABLED,
          GENERATE_ENABLED,
          POP_REQUIRED,
          MAX_FAILURES,
          LOCK_MINUTES,
          VALIDITY_DAYS,
          MAX_VALIDITY_DAYS,
          ISSUE_CERTIFICATES,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          DATABASE_PASSWORD_FILE,
          DATABASE_POOL_SIZE,
          CRYPTO_PROVIDER,
          REMEMBER_DAYS,
          OPERATOR_REMOTE);

  private SettingKeys() {}
}
