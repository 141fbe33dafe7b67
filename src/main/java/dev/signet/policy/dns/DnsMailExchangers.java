package dev.signet.policy.dns;

import dev.signet.entity.DomainName;
import dev.signet.pki.fetch.transfer.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Finds the hosts that take mail for a domain, as a sending server does (RFC 5321 section 5.1). */
public final class DnsMailExchangers {

  private static final int MOST_HOSTS = 5;
  private static final int MOST_ADDRESSES = 8;

  private final DnsQuestions questions;

  public DnsMailExchangers(DnsQuestions questions) {
    this.questions = questions;
  }

  /** The hosts of all preferences, at most five of them, with their addresses. */
  public ExchangerFinding of(DomainName domain) {
    Deadline until = questions.begin();
    return PolicyNames.absolute(domain.value())
        .map(name -> questions.ask(name, Type.MX, until))
        .map(
            answer ->
                answer.match(
                    said -> exchangers(domain, said, until),
                    silent -> new ExchangerFinding.Unavailable(silent.because())))
        .orElseGet(() -> new ExchangerFinding.None("the name is too long for DNS"));
  }

  private ExchangerFinding exchangers(DomainName domain, DnsAnswer.Said said, Deadline until) {
    if (!said.isName()) {
      return new ExchangerFinding.None("there is no such domain");
    }
    List<MXRecord> records =
        said.of(MXRecord.class).sorted(Comparator.comparingInt(MXRecord::getPriority)).toList();
    if (records.isEmpty()) {
      return itself(domain, said.isSecure(), until);
    }
    List<MXRecord> named =
        records.stream().filter(record -> !record.getTarget().equals(Name.root)).toList();
    if (named.isEmpty()) {
      return new ExchangerFinding.None("the domain takes no mail (null MX)");
    }
    List<MailHost> hosts = hosts(named, until);
    return hosts.isEmpty()
        ? new ExchangerFinding.Unavailable("no MX record names a host")
        : new ExchangerFinding.Hosts(hosts, hosts.size() == named.size(), said.isSecure());
  }

  /** The implicit MX: the domain's own address. */
  private ExchangerFinding itself(DomainName domain, boolean secure, Deadline until) {
    Resolved resolved = resolved(domain, until);
    if (!resolved.addresses().isEmpty()) {
      MailHost host = new MailHost(domain, 0, resolved.addresses());
      return new ExchangerFinding.Hosts(List.of(host), true, secure);
    }
    return resolved
        .trouble()
        .<ExchangerFinding>map(ExchangerFinding.Unavailable::new)
        .orElseGet(() -> new ExchangerFinding.None("the domain has neither MX nor address"));
  }

  private List<MailHost> hosts(List<MXRecord> records, Deadline until) {
    List<MailHost> hosts = new ArrayList<>();
    for (MXRecord record : records.subList(0, Math.min(MOST_HOSTS, records.size()))) {
      DomainName.parse(record.getTarget().toString(true))
          .ifPresent(
              name ->
                  hosts.add(
                      new MailHost(name, record.getPriority(), resolved(name, until).addresses())));
    }
    return hosts;
  }

  /** What is known of a host's addresses, and why perhaps not all. */
  private record Resolved(List<HostAddress> addresses, Optional<String> trouble) {}

  private Resolved resolved(DomainName host, Deadline until) {
    Optional<Name> name = PolicyNames.absolute(host.value());
    if (name.isEmpty()) {
      return new Resolved(List.of(), Optional.empty());
    }
    DnsAnswer four = questions.ask(name.get(), Type.A, until);
    DnsAnswer six = questions.ask(name.get(), Type.AAAA, until);
    List<HostAddress> all =
        Stream.of(four, six).flatMap(DnsMailExchangers::addresses).limit(MOST_ADDRESSES).toList();
    return new Resolved(
        all,
        Stream.of(four, six)
            .flatMap(answer -> answer.match(said -> Stream.of(), s -> Stream.of(s.because())))
            .map(String::valueOf)
            .findFirst());
  }

  private static Stream<HostAddress> addresses(DnsAnswer answer) {
    return answer.match(
        said ->
            Stream.concat(
                    said.of(ARecord.class).map(ARecord::getAddress),
                    said.of(AAAARecord.class).map(AAAARecord::getAddress))
                .map(HostAddress::of),
        silent -> Stream.of());
  }
}
