package dev.signet.cli.domain;

import dev.signet.cli.session.Misuse;
import dev.signet.entity.DomainName;
import dev.signet.policy.dns.DnsPolicyLookup;
import dev.signet.policy.dns.DnsQuestions;
import dev.signet.policy.dns.DnsSettings;
import dev.signet.policy.dns.NameServer;
import dev.signet.policy.memory.TimedFinding;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which resolver is asked. */
final class ResolverOptions {
  private static final Pattern PLACE =
      Pattern.compile("\\[(.+)\\](?::(\\d{1,5}))?|([^:]+)(?::(\\d{1,5}))?");
  private static final int DNS_PORT = 53;

  @Option(
      names = "--resolver",
      paramLabel = "HOST:PORT",
      description = "Recursive resolver to ask (default: those of this machine).")
  private Optional<String> resolver = Optional.empty();

  /** What is published now. */
  TimedFinding published(DomainName domain) throws Misuse {
    return new DnsPolicyLookup(new DnsQuestions(settings())).timed(domain);
  }

  private DnsSettings settings() throws Misuse {
    if (resolver.isPresent()) {
      return DnsSettings.of(List.of(NameServer.of(address(resolver.get()))));
    }
    return DnsSettings.ofThisMachine()
        .orElseThrow(() -> new Misuse("this machine names no resolver; say --resolver HOST:PORT"));
  }

  private static InetSocketAddress address(String text) throws Misuse {
    Matcher place = PLACE.matcher(text);
    if (!place.matches()) {
      throw new Misuse("--resolver takes HOST or HOST:PORT, an IPv6 address in brackets");
    }
    boolean bracketed = place.group(1) != null;
    Optional<String> port = Optional.ofNullable(place.group(bracketed ? 2 : 4));
    int number = port.map(Integer::parseInt).orElse(DNS_PORT);
    if (number < 1 || number > 65_535) {
      throw new Misuse("--resolver: a port is 1 to 65535");
    }
    InetSocketAddress address = new InetSocketAddress(place.group(bracketed ? 1 : 3), number);
    if (address.isUnresolved()) {
      throw new Misuse("--resolver: there is no host " + address.getHostString());
    }
    return address;
  }
}
