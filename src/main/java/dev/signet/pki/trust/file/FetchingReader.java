package dev.signet.pki.trust.file;

import dev.signet.pki.fetch.guard.Exemption;
import dev.signet.pki.fetch.guard.FetchRules;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where URLs may lead. */
final class FetchingReader {

  private static final Map<String, String> SCHEMES =
      Map.of("http", "http", "https", "https", "ldap", "ldap", "ldaps", "ldaps");
  private static final Pattern HOST_AND_PORT = Pattern.compile("([^:]+|\\[[^]]+]):([0-9]{1,5})");

  private FetchingReader() {}

  static FetchRules rules(Section said, FetchRules otherwise) throws UnusablePolicy {
    return new FetchRules(
        said.value("schemes", entry -> Values.someOf(entry, SCHEMES), otherwise.schemes()),
        said.value("ports", FetchingReader::ports, otherwise.ports()),
        said.value("exempt", FetchingReader::exemptions, otherwise.exemptions()),
        otherwise.hosts(),
        said.value("proxy", FetchingReader::proxy, otherwise.proxy()),
        said.value("redirects", Values.number(0, 10), otherwise.redirects()));
  }

  private static Set<Integer> ports(Entry entry) throws UnusablePolicy {
    Set<Integer> ports = new LinkedHashSet<>();
    for (String word : Values.words(entry)) {
      ports.add(Values.number(1, 65_535).of(new Entry(entry.place(), entry.key(), word)));
    }
    return ports;
  }

  private static List<Exemption> exemptions(Entry entry) throws UnusablePolicy {
    List<Exemption> exemptions = new ArrayList<>();
    for (String word : Values.words(entry)) {
      try {
        exemptions.add(Exemption.of(word));
      } catch (IllegalArgumentException no) {
        throw entry.refused(String.valueOf(no.getMessage()));
      }
    }
    return exemptions;
  }

  private static Optional<InetSocketAddress> proxy(Entry entry) throws UnusablePolicy {
    Matcher parts = HOST_AND_PORT.matcher(entry.value());
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
      throw entry.refused("it must be like proxy.example.org:3128");
    }
    return Optional.of(
        InetSocketAddress.createUnresolved(parts.group(1), Integer.parseInt(parts.group(2))));
  }
}
