package dev.signet.server.config;

import dev.signet.entity.DomainName;
import dev.signet.pki.fetch.guard.Exemption;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xkiss.relay.RelayPeer;
import dev.signet.xkms.xkiss.relay.RelayRules;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads {@link RelaySettings} from MicroProfile Config. */
final class RelaySettingsReader {
  private static final int DIGEST_OCTETS = 32;

  private final Values values;

  RelaySettingsReader(Values values) {
    this.values = values;
  }

  RelaySettings read() {
    return new RelaySettings(
        rules(),
        values.isOn(RelayKeys.REQUIRE_DNSSEC),
        ports(),
        privates(),
        new EdgeSettingsReader(values.config()).dns());
  }

  private RelayRules rules() {
    RelayRules.Memory usual = RelayRules.Memory.DEFAULT;
    Duration remembered = Duration.ofSeconds(number(RelayKeys.REMEMBER_SECONDS, 0, 86_400));
    Duration none = remembered.compareTo(usual.none()) < 0 ? remembered : usual.none();
    return new RelayRules(
        peers(),
        Duration.ofSeconds(number(RelayKeys.SECONDS, 1, 30)),
        number(RelayKeys.MOST_BINDINGS, 1, 20),
        number(RelayKeys.MOST_HOPS, 1, 8),
        Duration.ofDays(number(RelayKeys.EVIDENCE_DAYS, 1, 3650)),
        new RelayRules.Memory(remembered, none, usual.mostAnswers(), usual.mostOctets()),
        RelayRules.Places.DEFAULT);
  }

  private Map<DomainName, RelayPeer> peers() {
    Set<DomainName> domains =
        values.words(RelayKeys.DOMAINS).stream()
            .map(word -> domain(RelayKeys.DOMAINS, word))
            .collect(Collectors.toUnmodifiableSet());
    Map<DomainName, List<String>> addresses = pairs(RelayKeys.ADDRESSES, domains);
    Map<DomainName, List<String>> pins = pairs(RelayKeys.PINS, domains);
    Set<DomainName> plain =
        values.words(RelayKeys.PLAIN).stream()
            .map(word -> named(RelayKeys.PLAIN, word, domains))
            .collect(Collectors.toUnmodifiableSet());
    Map<DomainName, RelayPeer> peers = new LinkedHashMap<>();
    for (DomainName domain : domains) {
      peers.put(
          domain,
          new RelayPeer(
              domain,
              digests(pins.getOrDefault(domain, List.of())),
              address(addresses.getOrDefault(domain, List.of())),
              plain.contains(domain)));
    }
    return peers;
  }

  private static Optional<URI> address(List<String> urls) {
    if (urls.size() > 1) {
      throw new WrongSetting(RelayKeys.ADDRESSES.name() + " names two services of one domain");
    }
    return urls.stream()
        .findFirst()
        .map(url -> URI.create(Checks.httpUrl(RelayKeys.ADDRESSES, url)));
  }

  private static Set<Octets> digests(List<String> texts) {
    return texts.stream().map(RelaySettingsReader::digest).collect(Collectors.toUnmodifiableSet());
  }

  private static Octets digest(String hex) {
    try {
      byte[] octets = HexFormat.of().parseHex(hex);
      if (octets.length == DIGEST_OCTETS) {
        return Octets.of(octets);
      }
    } catch (IllegalArgumentException notHex) {
      throw unlikeDigest(hex, notHex);
    }
    throw unlikeDigest(hex, new IllegalArgumentException("a SHA-256 digest has 32 octets"));
  }

  private static WrongSetting unlikeDigest(String hex, IllegalArgumentException cause) {
    return new WrongSetting(
        RelayKeys.PINS.name() + ": '" + hex + "' must be 64 hexadecimal digits", cause);
  }

  private Set<Integer> ports() {
    Set<Integer> ports = new TreeSet<>();
    for (String word : values.words(RelayKeys.PORTS)) {
      if (!word.matches("[1-9][0-9]{0,4}") || Integer.parseInt(word) > 0xffff) {
        throw new WrongSetting(RelayKeys.PORTS.name() + ": '" + word + "' is no port");
      }
      ports.add(Integer.parseInt(word));
    }
    return ports;
  }

  private List<Exemption> privates() {
    List<Exemption> read = new ArrayList<>();
    for (String word : values.words(RelayKeys.ALLOW_PRIVATE)) {
      try {
        read.add(Exemption.of(word));
      } catch (IllegalArgumentException wrong) {
        throw new WrongSetting(RelayKeys.ALLOW_PRIVATE.name() + ": " + wrong.getMessage(), wrong);
      }
    }
    return read;
  }

  private Map<DomainName, List<String>> pairs(SettingKey key, Set<DomainName> domains) {
    Map<DomainName, List<String>> pairs = new LinkedHashMap<>();
    for (String pair : values.words(key)) {
      int colon = pair.indexOf(':');
      if (colon < 0) {
        throw new WrongSetting(key.name() + ": '" + pair + "' must be like " + key.example());
      }
      DomainName domain = named(key, pair.substring(0, colon).strip(), domains);
      pairs
          .computeIfAbsent(domain, none -> new ArrayList<>())
          .add(pair.substring(colon + 1).strip());
    }
    return pairs;
  }

  private static DomainName named(SettingKey key, String word, Set<DomainName> domains) {
    DomainName domain = domain(key, word);
    if (!domains.contains(domain)) {
      throw new WrongSetting(
          key.name() + ": " + domain + " is not among " + RelayKeys.DOMAINS.name());
    }
    return domain;
  }

  private static DomainName domain(SettingKey key, String word) {
    try {
      return DomainName.of(word);
    } catch (IllegalArgumentException notADomain) {
      throw new WrongSetting(key.name() + ": " + notADomain.getMessage(), notADomain);
    }
  }

  private int number(SettingKey key, int least, int most) {
    int number = values.number(key);
    Checks.within(key, number, least, most);
    return number;
  }
}
