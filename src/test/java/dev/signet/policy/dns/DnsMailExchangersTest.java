package dev.signet.policy.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.testkit.LoopbackDns;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Which hosts take a domain's mail. */
@Timeout(30)
class DnsMailExchangersTest {
  private static final DomainName DOMAIN = DomainName.of("example.org");

  @Test
  void hostsComeBestFirstWithAllTheirAddresses() throws IOException {
    ExchangerFinding.Hosts found =
        hosts(
            DnsLab.mx("example.org", 20, "b.example.net"),
            DnsLab.mx("example.org", 10, "a.example.org"),
            DnsLab.address("a.example.org", "8.8.4.4"),
            DnsLab.address("a.example.org", "2001:4860:4860::8844"),
            DnsLab.address("b.example.net", "9.9.9.9"));
    assertThat(found.hosts())
        .extracting(host -> host.name() + " " + host.preference())
        .containsExactly("a.example.org 10", "b.example.net 20");
    assertThat(found.hosts().get(0).addresses()).hasSize(2).allMatch(HostAddress::isPublic);
    assertThat(found.isWhole()).isTrue();
    assertThat(found.isSecure()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "fe80::1",
        "fd00::1"
      })
  void anAddressThatIsNobodysBusinessIsMarked(String literal) throws IOException {
    ExchangerFinding.Hosts found =
        hosts(
            DnsLab.mx("example.org", 10, "a.example.org"),
            DnsLab.address("a.example.org", literal));
    assertThat(found.hosts().get(0).addresses()).hasSize(1).noneMatch(HostAddress::isPublic);
  }

  @Test
  void withoutMxTheDomainItselfTakesItsMail() throws IOException {
    assertThat(hosts(DnsLab.address("example.org", "8.8.8.8")).hosts())
        .containsExactly(
            new MailHost(
                DOMAIN, 0, List.of(new HostAddress(address("8.8.8.8"), Optional.empty()))));
  }

  @Test
  void aNullMxTakesNoMail() throws IOException {
    assertThat(found(DnsLab.mx("example.org", 0, "."), DnsLab.address("example.org", "8.8.8.8")))
        .isEqualTo(new ExchangerFinding.None("the domain takes no mail (null MX)"));
  }

  @Test
  void aNullMxBesideOthersDoesNotCount() throws IOException {
    assertThat(
            hosts(DnsLab.mx("example.org", 0, "."), DnsLab.mx("example.org", 5, "a.example.org"))
                .hosts())
        .extracting(host -> host.name().value())
        .containsExactly("a.example.org");
  }

  @Test
  void whatIsNotThereTakesNoMail() throws IOException {
    assertThat(found()).isEqualTo(new ExchangerFinding.None("there is no such domain"));
    assertThat(found(DnsLab.txt("example.org", "x")))
        .isEqualTo(new ExchangerFinding.None("the domain has neither MX nor address"));
  }

  @Test
  void noMoreThanFiveHostsAreLookedAt() throws IOException {
    List<Record> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      many.add(DnsLab.mx("example.org", i, "m" + i + ".example.org"));
    }
    try (LoopbackDns dns = new LoopbackDns(DnsLab.zone(many.toArray(Record[]::new)))) {
      ExchangerFinding.Hosts found =
          (ExchangerFinding.Hosts) new DnsMailExchangers(DnsLab.asking(dns)).of(DOMAIN);
      assertThat(found.hosts()).hasSize(5);
      assertThat(found.isWhole()).isFalse();
      assertThat(dns.questions()).hasSize(11);
    }
  }

  @Test
  void aNameThatIsNoHostsIsNotTakenForAll() throws IOException {
    Record odd = DnsLab.mx("example.org", 1, "not_a_host.example.org");
    assertThat(found(odd)).isInstanceOf(ExchangerFinding.Unavailable.class);
    assertThat(hosts(odd, DnsLab.mx("example.org", 2, "a.example.org")).isWhole()).isFalse();
  }

  @Test
  void aHostThatCannotBeResolvedHasNoAddresses() throws IOException {
    assertThat(hosts(DnsLab.mx("example.org", 1, "gone.example.org")).hosts().get(0).addresses())
        .isEmpty();
  }

  @Test
  void aFailureIsNoAbsence() throws IOException {
    try (LoopbackDns dns = new LoopbackDns(q -> LoopbackDns.failure(q, Rcode.SERVFAIL))) {
      assertThat(new DnsMailExchangers(DnsLab.asking(dns)).of(DOMAIN))
          .isInstanceOf(ExchangerFinding.Unavailable.class);
    }
  }

  @Test
  void aFailureToFindItsOwnAddressIsNoAbsence() throws IOException {
    try (LoopbackDns dns =
        new LoopbackDns(
            question ->
                question.getQuestion().getType() == Type.MX
                    ? LoopbackDns.answer(question)
                    : LoopbackDns.failure(question, Rcode.SERVFAIL))) {
      assertThat(new DnsMailExchangers(DnsLab.asking(dns)).of(DOMAIN))
          .isInstanceOf(ExchangerFinding.Unavailable.class);
    }
  }

  @Test
  void aLookUpEndsWhenItsTimeIsOver() throws IOException {
    LoopbackDns.Script script =
        DnsLab.zone(
            DnsLab.mx("example.org", 1, "a.example.org"),
            DnsLab.mx("example.org", 2, "b.example.org"),
            DnsLab.mx("example.org", 3, "c.example.org"),
            DnsLab.mx("example.org", 4, "d.example.org"),
            DnsLab.mx("example.org", 5, "e.example.org"),
            DnsLab.mx("example.org", 6, "f.example.org"),
            DnsLab.mx("example.org", 7, "g.example.org"),
            DnsLab.mx("example.org", 8, "h.example.org"));
    try (LoopbackDns dns =
        new LoopbackDns(
            question -> {
              if (question.getQuestion().getType() != Type.MX) {
                throw new IOException("silent");
              }
              return script.answer(question);
            })) {
      DnsQuestions hasty = DnsLab.asking(dns.address(), Duration.ofMillis(300));
      ExchangerFinding.Hosts found =
          (ExchangerFinding.Hosts) new DnsMailExchangers(hasty).of(DOMAIN);
      assertThat(found.hosts()).hasSize(5).allMatch(host -> host.addresses().isEmpty());
      assertThat(dns.questions()).hasSizeLessThan(1 + 10);
    }
  }

  private static InetAddress address(String literal) throws IOException {
    return InetAddress.getByName(literal);
  }

  private static ExchangerFinding.Hosts hosts(Record... records) throws IOException {
    ExchangerFinding found = found(records);
    assertThat(found).isInstanceOf(ExchangerFinding.Hosts.class);
    return (ExchangerFinding.Hosts) found;
  }

  private static ExchangerFinding found(Record... records) throws IOException {
    try (LoopbackDns dns = new LoopbackDns(DnsLab.zone(records))) {
      return new DnsMailExchangers(DnsLab.asking(dns)).of(DOMAIN);
    }
  }
}
