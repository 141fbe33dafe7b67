package dev.signet.mail.capability;

import dev.signet.entity.DomainName;
import dev.signet.mail.smtp.Keywords;
import dev.signet.pki.fetch.guard.AddressRules;
import dev.signet.policy.dns.ExchangerFinding;
import dev.signet.policy.dns.HostAddress;
import dev.signet.policy.dns.MailHost;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DNS and mail hosts as a test wants them; fails on a question that nobody expected. */
final class FakeMailHosts implements MailExchangers, EhloQuestion {
  private final Map<DomainName, ExchangerFinding> routes = new HashMap<>();
  private final Map<String, Heard> answers = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  final List<String> looked = new ArrayList<>();
  final List<Duration> limits = new ArrayList<>();
  Runnable beforeAnswer = () -> {};

  /** A domain whose hosts are {@code a=192.0.2.1} and so on. */
  FakeMailHosts domain(String domain, String... hosts) {
    List<MailHost> all = new ArrayList<>();
    for (String host : hosts) {
      String[] parts = host.split("=", 2);
      List<HostAddress> addresses = new ArrayList<>();
      for (String address : parts[1].split("\\+")) {
        InetAddress one = address(address);
        addresses.add(new HostAddress(one, AddressRules.objection(one)));
      }
      all.add(new MailHost(DomainName.of(parts[0]), 10, addresses));
    }
    return domain(domain, new ExchangerFinding.Hosts(all, true, false));
  }

  FakeMailHosts domain(String domain, ExchangerFinding route) {
    routes.put(DomainName.of(domain), route);
    return this;
  }

  FakeMailHosts advertises(String address) {
    answers.put(
        address,
        new Heard.Answered(
            new Keywords(Map.of("smime", "", "PIPELINING", "")), Optional.of("TLSv1.3")));
    return this;
  }

  FakeMailHosts doesNot(String address) {
    answers.put(
        address, new Heard.Answered(new Keywords(Map.of("PIPELINING", "")), Optional.empty()));
    return this;
  }

  FakeMailHosts silent(String address) {
    answers.put(address, new Heard.Silent("no connection"));
    return this;
  }

  @Override
  public ExchangerFinding of(DomainName domain) {
    looked.add(domain.value());
    if (!routes.containsKey(domain)) {
      throw new AssertionError("nobody expected a look-up of " + domain);
    }
    return routes.get(domain);
  }

  @Override
  public Heard ask(InetSocketAddress host, Duration limit) {
    String address = host.getAddress().getHostAddress();
    asked.add(address);
    limits.add(limit);
    beforeAnswer.run();
    if (!answers.containsKey(address)) {
      throw new AssertionError("nobody expected a question to " + host);
    }
    return answers.get(address);
  }

  static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
