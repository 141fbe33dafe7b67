package dev.signet.server.config;

import dev.signet.entity.DomainName;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.server.config.EdgeSettings.Dns;
import dev.signet.server.config.EdgeSettings.Enforcement;
import dev.signet.server.config.EdgeSettings.Limits;
import dev.signet.server.config.EdgeSettings.Names;
import dev.signet.server.config.EdgeSettings.Notices;
import dev.signet.server.config.EdgeSettings.Receivers;
import dev.signet.server.config.EdgeSettings.Removal;
import dev.signet.server.config.EdgeSettings.Roles;
import dev.signet.server.config.EdgeSettings.Service;
import dev.signet.server.config.EdgeSettings.Signing;
import dev.signet.server.config.EdgeSettings.Trusted;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Reads {@link EdgeSettings} from MicroProfile Config. */
public final class EdgeSettingsReader {
  private static final Set<String> ROLES = Set.of("key-service", "mail-edge");
  private static final Set<String> KNOWLEDGE = Set.of("all", "some", "none");
  private static final Pattern LISTENER_NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  private final Values values;

  public EdgeSettingsReader(Config config) {
    this.values = new Values(config);
  }

  /** Reads and checks everything; {@link WrongSetting} names the first key that will not do. */
  public EdgeSettings read() {
    return new EdgeSettings(
        roles(),
        names(),
        enforcement(),
        listenerNames(values).stream().map(new ListenerReader(values)::read).toList(),
        service(),
        dns(),
        signing(),
        removal(),
        receivers(),
        trusted(),
        limits(),
        notices());
  }

  static List<String> listenerNames(Values values) {
    List<String> names = values.words(EdgeKeys.LISTENERS);
    for (String name : names) {
      if (!LISTENER_NAME.matcher(name).matches()) {
        throw new WrongSetting(
            EdgeKeys.LISTENERS.name()
                + ": '"
                + name
                + "' is no name for a listener; use 1 to 31 lower-case letters, digits and hyphens");
      }
    }
    return names;
  }

  private Roles roles() {
    List<String> roles = values.words(EdgeKeys.ROLES);
    roles.stream()
        .filter(role -> !ROLES.contains(role))
        .findFirst()
        .ifPresent(
            role -> {
              throw new WrongSetting(
                  EdgeKeys.ROLES.name()
                      + ": '"
                      + role
                      + "' is no role; use key-service, mail-edge or both");
            });
    return new Roles(roles.contains("key-service"), roles.contains("mail-edge"));
  }

  private Names names() {
    String hello = values.text(EdgeKeys.HELLO);
    String id = values.text(EdgeKeys.AUTHSERV_ID);
    return new Names(
        hello,
        values.text(EdgeKeys.MTA_NAME),
        id.isEmpty() ? hello : id,
        values.isOn(EdgeKeys.AUTHSERV_ID_SHARED),
        Set.copyOf(values.words(EdgeKeys.AUTHSERV_IDS_OURS)),
        Set.copyOf(values.words(EdgeKeys.AUTHSERV_IDS_TRUSTED)),
        values.text(EdgeKeys.HELP_URL),
        values.isOn(EdgeRuleKeys.OWN_KEY_SERVICE));
  }

  private Enforcement enforcement() {
    return new Enforcement(
        choice(EdgeKeys.MODE, Map.of("enforce", true, "monitor", false)),
        domains(EdgeRuleKeys.ENFORCED),
        domains(EdgeRuleKeys.MONITORED),
        choice(EdgeRuleKeys.POLICY_TEMPERROR, Map.of("defer", true, "undefined", false)),
        values.number(EdgeRuleKeys.STEMP_HOURS),
        choice(EdgeRuleKeys.STEMP_FINAL, Map.of("reject", true, "accept", false)),
        choice(EdgeRuleKeys.TLS_NEVER, Map.of("enforce", true, "ignore", false)));
  }

  private Notices notices() {
    return new Notices(
        choice(EdgeKeys.NOTICE, Map.of("daily", true, "off", false)),
        values.text(EdgeKeys.NOTICE_NEXT),
        values.text(EdgeKeys.NOTICE_CONTACT));
  }

  private Service service() {
    return new Service(
        values.text(EdgeKeys.XKMS_URL),
        values.words(EdgeKeys.XKMS_PINS),
        values.number(EdgeKeys.XKMS_SECONDS),
        values.number(EdgeKeys.XKMS_REMEMBER_SECONDS),
        values.number(EdgeKeys.XKMS_GRACE_HOURS));
  }

  Dns dns() {
    return new Dns(
        values.words(EdgeKeys.DNS_RESOLVERS),
        choice(
            EdgeKeys.DNS_SECURITY,
            Map.of(
                "resolver-ad", Dns.Security.RESOLVER,
                "validate", Dns.Security.OURSELVES,
                "off", Dns.Security.NOBODY)),
        file(EdgeKeys.DNS_ANCHORS),
        values.text(EdgeRuleKeys.POLICY_OWNER),
        values.isOn(EdgeRuleKeys.POLICY_TREE_WALK));
  }

  private Signing signing() {
    return new Signing(
        ownPolicies(),
        file(EdgeRuleKeys.SIGNING_TABLE),
        file(EdgeRuleKeys.SIGNING_KEYS),
        values.isOn(EdgeRuleKeys.SIGNING_HEADERS),
        values.isOn(EdgeRuleKeys.SIGNING_WRAP),
        choice(EdgeRuleKeys.SIGNING_UNKNOWN, Map.of("sign", true, "defer", false)),
        values.words(EdgeRuleKeys.NEVER_SIGN),
        values.number(EdgeKeys.RELOAD_SECONDS));
  }

  private Map<DomainName, AuthenticationPolicy> ownPolicies() {
    return pairs(
        EdgeRuleKeys.OWN_POLICY,
        word -> {
          AuthenticationPolicy policy = AuthenticationPolicy.of(word);
          return policy.word().equals(word) ? Optional.of(policy) : Optional.empty();
        },
        "EHLO, Always, Never or Undefined");
  }

  private Removal removal() {
    return new Removal(
        values.isOn(EdgeRuleKeys.STRIP_OPPORTUNISTIC),
        choice(EdgeRuleKeys.STRIP_EXPLICIT, Map.of("known-bad", true, "never", false)),
        choice(EdgeRuleKeys.STRIP_UNKNOWN, Map.of("strip", true, "keep", false)),
        values.isOn(EdgeRuleKeys.STRIP_WITHOUT_LOOKING));
  }

  private Receivers receivers() {
    return new Receivers(
        values.isOn(EdgeRuleKeys.CAPABILITY_PROBE),
        values.number(EdgeRuleKeys.CAPABILITY_PROBE_PORT),
        values.words(EdgeRuleKeys.CAPABILITY_PRIVATE),
        pairs(
            EdgeRuleKeys.CAPABILITY_KNOWN,
            word -> KNOWLEDGE.contains(word) ? Optional.of(word) : Optional.empty(),
            "all, some or none"),
        values.isOn(EdgeRuleKeys.CAPABILITY_SMART_HOST),
        values.words(EdgeRuleKeys.RECEIVERS_CAPABLE),
        values.words(EdgeRuleKeys.RECEIVERS_INCAPABLE),
        values.isOn(EdgeRuleKeys.RECEIVERS_LOCATE));
  }

  private Trusted trusted() {
    return new Trusted(
        values.words(EdgeRuleKeys.TRUSTED_RELAYS),
        domains(EdgeRuleKeys.TRUSTED_FORWARDERS),
        values.words(EdgeRuleKeys.EXEMPT_RECIPIENTS));
  }

  private Limits limits() {
    return new Limits(
        values.number(EdgeKeys.MAX_OCTETS),
        values.number(EdgeKeys.MEMORY_OCTETS),
        values.number(EdgeKeys.MAX_SESSIONS),
        values.number(EdgeKeys.MAX_RECIPIENTS),
        values.number(EdgeKeys.SESSION_SECONDS));
  }

  private <T> T choice(SettingKey key, Map<String, T> choices) {
    return values.oneOf(key, key.name(), choices);
  }

  private Optional<Path> file(SettingKey key) {
    return Optional.of(values.text(key)).filter(path -> !path.isEmpty()).map(Path::of);
  }

  private Set<DomainName> domains(SettingKey key) {
    return values.words(key).stream()
        .map(word -> domain(key, word))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static DomainName domain(SettingKey key, String word) {
    try {
      return DomainName.of(word);
    } catch (IllegalArgumentException notADomain) {
      throw new WrongSetting(key.name() + ": " + notADomain.getMessage(), notADomain);
    }
  }

  private <T> Map<DomainName, T> pairs(
      SettingKey key, Function<String, Optional<T>> meaning, String choices) {
    Map<DomainName, T> pairs = new LinkedHashMap<>();
    for (String pair : values.words(key)) {
      int colon = pair.indexOf(':');
      Optional<T> value =
          colon < 0 ? Optional.empty() : meaning.apply(pair.substring(colon + 1).strip());
      pairs.put(
          domain(key, colon < 0 ? pair : pair.substring(0, colon).strip()),
          value.orElseThrow(
              () ->
                  new WrongSetting(
                      key.name() + ": '" + pair + "' must be like example.org:<" + choices + ">")));
    }
    return pairs;
  }
}
