package dev.signet.policy.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.DomainName;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.memory.TimedFinding;
import dev.signet.policy.text.PolicyReader;
import dev.signet.testkit.LoopbackDns;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.SignedZone;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;

/** What DNS says about a policy, and what follows. */
@Timeout(60)
class DnsPolicyLookupTest {
  private static final DomainName DOMAIN = DomainName.of("example.org");
  private static final String OWNER = "_smimepolicy.example.org";
  private static final String TAGS = "v=SMIMEP1; auth=SMIME:Always";

  @Test
  @Requirement("E2E-R01")
  @Requirement("E2E-R03")
  void onePolicyIsFoundAmongJunk() throws IOException {
    PolicyFinding.Published found =
        (PolicyFinding.Published)
            found(
                DnsLab.txt(OWNER, "v=spf1 -all"),
                DnsLab.txt(OWNER, "some-verification=1"),
                DnsLab.txt(OWNER, "v=SMIMEP10; auth=SMIME:Never"),
                DnsLab.txt(OWNER, TAGS));
    assertThat(found.domain()).isEqualTo(DOMAIN);
    assertThat(found.policy().authentication("SMIME")).isEqualTo(AuthenticationPolicy.ALWAYS);
    assertThat(found.isStale()).isFalse();
    assertThat(found.isSecure()).isTrue();
    assertThat(found.warnings()).isEmpty();
  }

  @Test
  @Requirement("E2E-R01")
  void anInternationalDomainIsAskedForByItsALabels() throws IOException {
    String owner = "_smimepolicy.xn--bcher-kva.example";
    try (LoopbackDns dns = new LoopbackDns(DnsLab.zone(DnsLab.txt(owner, TAGS)))) {
      DomainName domain = DomainName.of("B\u00fccher.example");
      assertThat(signatures(new DnsPolicyLookup(DnsLab.asking(dns)).of(domain)))
          .isEqualTo(AuthenticationPolicy.ALWAYS);
      assertThat(dns.questions()).containsExactly("udp " + owner + ".");
    }
  }

  @Test
  @Requirement("E2E-R02")
  void theStringsOfARecordBelongTogether() throws IOException {
    PolicyFinding found =
        found(
            DnsLab.txt(
                OWNER,
                "<Policy xmlns='" + PolicyReader.NAMESPACE + "'><Authentica",
                "tionPolicy Protocol='SMIME' Policy='Always'/></Policy>"));
    assertThat(signatures(found)).isEqualTo(AuthenticationPolicy.ALWAYS);
  }

  @Test
  @Requirement("E2E-R06")
  void aPolicyThatDoesNotFitIsAskedForOverTcp() throws IOException {
    String[] strings = new String[12];
    Arrays.fill(strings, " ".repeat(255));
    strings[0] = TAGS + ";";
    try (LoopbackDns dns = new LoopbackDns(DnsLab.zone(DnsLab.txt(OWNER, strings)))) {
      assertThat(signatures(new DnsPolicyLookup(DnsLab.asking(dns)).of(DOMAIN)))
          .isEqualTo(AuthenticationPolicy.ALWAYS);
      assertThat(dns.questions()).containsExactly("udp " + OWNER + ".", "tcp " + OWNER + ".");
    }
  }

  @Test
  @Requirement("E2E-R10")
  void anAliasIsFollowed() throws IOException {
    Record alias =
        new CNAMERecord(DnsLab.name(OWNER), DClass.IN, 100, DnsLab.name("policies.example.net"));
    Record target = new TXTRecord(DnsLab.name("policies.example.net"), DClass.IN, 77, TAGS);
    TimedFinding found = timed(alias, target);
    assertThat(signatures(found.finding())).isEqualTo(AuthenticationPolicy.ALWAYS);
    assertThat(found.ttl()).isEqualTo(Duration.ofSeconds(77));
  }

  @Test
  void anAliasOfItselfIsNoAnswer() throws IOException {
    Record circle = new CNAMERecord(DnsLab.name(OWNER), DClass.IN, 100, DnsLab.name(OWNER));
    assertThat(found(circle)).isInstanceOf(PolicyFinding.Unavailable.class);
  }

  @Test
  @Requirement("E2E-R04")
  void ofTwoPoliciesNoneCounts() throws IOException {
    PolicyFinding found = found(DnsLab.txt(OWNER, TAGS), DnsLab.txt(OWNER, "v=SMIMEP1"));
    assertThat(found)
        .isEqualTo(
            new PolicyFinding.Unusable(DOMAIN, "there are 2 policy records, and only one may be"));
    assertThat(signatures(found)).isEqualTo(AuthenticationPolicy.UNDEFINED);
  }

  @Test
  @Requirement("E2E-R05")
  void whatIsTooLongOrMalformedIsUnusable() throws IOException {
    String[] long17 = new String[17];
    Arrays.fill(long17, " ".repeat(255));
    long17[0] = TAGS + ";";
    assertThat(found(DnsLab.txt(OWNER, long17))).isInstanceOf(PolicyFinding.Unusable.class);
    assertThat(found(DnsLab.txt(OWNER, "<Policy>"))).isInstanceOf(PolicyFinding.Unusable.class);
    assertThat(found(DnsLab.txt(OWNER, "<Policy"))).isInstanceOf(PolicyFinding.Unusable.class);
  }

  @Test
  @Requirement("E2E-R03")
  void foreignRecordsAloneAreNoPolicy() throws IOException {
    assertThat(found(DnsLab.txt(OWNER, "v=spf1 -all")))
        .isEqualTo(new PolicyFinding.Absent(DOMAIN, true));
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 900, 7200})
  @Requirement("E2E-R07")
  void anAbsenceHoldsAsLongAsTheZoneSays(long seconds) throws IOException {
    try (LoopbackDns dns = new LoopbackDns(question -> DnsLab.absent(question, seconds))) {
      TimedFinding found = new DnsPolicyLookup(DnsLab.asking(dns)).timed(DOMAIN);
      assertThat(found.finding()).isEqualTo(new PolicyFinding.Absent(DOMAIN, true));
      assertThat(found.ttl()).isEqualTo(Duration.ofSeconds(seconds));
    }
  }

  @Test
  @Requirement("E2E-R07")
  void aNameWithoutSuchARecordHasNone() throws IOException {
    try (LoopbackDns dns = new LoopbackDns(LoopbackDns::answer)) {
      assertThat(new DnsPolicyLookup(DnsLab.asking(dns)).of(DOMAIN))
          .isInstanceOf(PolicyFinding.Absent.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED, Rcode.NOTIMP, Rcode.FORMERR})
  @Requirement("E2E-R08")
  void aFailureIsNoAbsence(int code) throws IOException {
    try (LoopbackDns dns = new LoopbackDns(question -> LoopbackDns.failure(question, code))) {
      assertThat(new DnsPolicyLookup(DnsLab.asking(dns)).of(DOMAIN))
          .isInstanceOf(PolicyFinding.Unavailable.class);
    }
  }

  @Test
  @Requirement("E2E-R08")
  void aSilentServerIsNoAbsence() throws IOException {
    try (LoopbackDns dns =
        new LoopbackDns(
            question -> {
              throw new IOException("silent");
            })) {
      DnsQuestions hasty = DnsLab.asking(dns.address(), Duration.ofMillis(200));
      assertThat(new DnsPolicyLookup(hasty).of(DOMAIN))
          .isInstanceOf(PolicyFinding.Unavailable.class);
    }
  }

  @Test
  void aFailureOverTcpIsNoAbsence() throws IOException {
    String[] strings = new String[12];
    Arrays.fill(strings, "v=SMIMEP1;" + " ".repeat(240));
    LoopbackDns.Script script = DnsLab.zone(DnsLab.txt(OWNER, strings));
    int[] asked = {0};
    try (LoopbackDns dns =
        new LoopbackDns(
            question -> {
              asked[0]++;
              if (asked[0] > 1) {
                throw new IOException("silent");
              }
              return script.answer(question);
            })) {
      DnsQuestions hasty = DnsLab.asking(dns.address(), Duration.ofMillis(500));
      assertThat(new DnsPolicyLookup(hasty).of(DOMAIN))
          .isInstanceOf(PolicyFinding.Unavailable.class);
      assertThat(dns.questions()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void theNextServerIsAskedWhenOneFails() throws IOException {
    try (LoopbackDns ill = new LoopbackDns(q -> LoopbackDns.failure(q, Rcode.SERVFAIL));
        LoopbackDns well = new LoopbackDns(DnsLab.zone(DnsLab.txt(OWNER, TAGS)))) {
      assertThat(signatures(new DnsPolicyLookup(DnsLab.asking(ill, well)).of(DOMAIN)))
          .isEqualTo(AuthenticationPolicy.ALWAYS);
    }
  }

  @Test
  void theAdBitOfAServerThatIsNotTrustedDoesNotCount() throws IOException {
    try (LoopbackDns dns = new LoopbackDns(DnsLab.zone(DnsLab.txt(OWNER, TAGS)))) {
      DnsQuestions wary = new DnsQuestions(DnsLab.asking(new NameServer(dns.address(), false)));
      assertThat(isSecure(new DnsPolicyLookup(wary).of(DOMAIN))).isFalse();
      assertThat(isSecure(new DnsPolicyLookup(wary).of(DomainName.of("example.net")))).isFalse();
    }
  }

  @Test
  void anotherPrefixIsAskedFor() throws IOException {
    try (LoopbackDns dns = new LoopbackDns(DnsLab.zone(DnsLab.txt("_x._y.example.org", TAGS)))) {
      assertThat(new DnsPolicyLookup(DnsLab.asking(dns), "_x._y", false).of(DOMAIN))
          .isInstanceOf(PolicyFinding.Published.class);
    }
  }

  @Test
  void aNameTooLongForDnsHasNoPolicy() throws IOException {
    String label = "a".repeat(60) + ".";
    DomainName lengthy = DomainName.of(label.repeat(4) + "example");
    try (LoopbackDns dns = new LoopbackDns(LoopbackDns::nothing)) {
      assertThat(new DnsPolicyLookup(DnsLab.asking(dns)).of(lengthy))
          .isEqualTo(new PolicyFinding.Absent(lengthy, false));
      assertThat(dns.questions()).isEmpty();
    }
  }

  @Test
  @Requirement("E2E-R12")
  void onlyWhoIsToldToLooksAbove() throws IOException {
    DomainName below = DomainName.of("a.b.example.org");
    try (LoopbackDns dns = new LoopbackDns(DnsLab.zone(DnsLab.txt(OWNER, TAGS)))) {
      assertThat(new DnsPolicyLookup(DnsLab.asking(dns)).of(below))
          .isInstanceOf(PolicyFinding.Absent.class);
      PolicyFinding found = new DnsPolicyLookup(DnsLab.asking(dns), "_smimepolicy", true).of(below);
      assertThat(signatures(found)).isEqualTo(AuthenticationPolicy.ALWAYS);
      assertThat(found.domain()).isEqualTo(below);
    }
  }

  @Test
  void theWayUpHasEightSteps() {
    DomainName deep = DomainName.of("l.k.j.i.h.g.f.e.d.c.b.a.example.org");
    assertThat(PolicyNames.upwards(deep))
        .hasSize(7)
        .startsWith(deep, DomainName.of("e.d.c.b.a.example.org"))
        .endsWith(DOMAIN);
    assertThat(PolicyNames.upwards(DOMAIN)).containsExactly(DOMAIN);
  }

  @Test
  void aSignedAnswerIsSecure() throws IOException {
    SignedZone zone = new SignedZone("example.org").with(DnsLab.txt(OWNER, TAGS));
    try (LoopbackDns dns = new LoopbackDns(zone)) {
      PolicyFinding found = validating(dns, zone.anchor()).of(DOMAIN);
      assertThat(signatures(found)).isEqualTo(AuthenticationPolicy.ALWAYS);
      assertThat(isSecure(found)).isTrue();
    }
  }

  @Test
  void aSignedDenialIsASecureAbsence() throws IOException {
    SignedZone zone =
        new SignedZone("example.org").with(DnsLab.address("www.example.org", "192.0.2.1"));
    try (LoopbackDns dns = new LoopbackDns(zone)) {
      assertThat(validating(dns, zone.anchor()).of(DOMAIN))
          .isEqualTo(new PolicyFinding.Absent(DOMAIN, true));
    }
  }

  @Test
  @Requirement("E2E-R08")
  void aForgedAnswerIsNoAnswer() throws IOException {
    SignedZone zone = new SignedZone("example.org").with(DnsLab.txt(OWNER, TAGS));
    zone.forge();
    try (LoopbackDns dns = new LoopbackDns(zone)) {
      assertThat(validating(dns, zone.anchor()).of(DOMAIN))
          .isInstanceOfSatisfying(
              PolicyFinding.Unavailable.class,
              silent -> assertThat(silent.because()).contains("SERVFAIL: "));
    }
  }

  @Test
  void anotherKeyIsNoAnswer() throws IOException {
    SignedZone zone = new SignedZone("example.org").with(DnsLab.txt(OWNER, TAGS));
    SignedZone other = new SignedZone("example.org");
    try (LoopbackDns dns = new LoopbackDns(zone)) {
      assertThat(validating(dns, other.anchor()).of(DOMAIN))
          .isInstanceOf(PolicyFinding.Unavailable.class);
    }
  }

  @Test
  void anAdBitIsNotBelievedByWhoValidates() throws IOException {
    SignedZone zone = new SignedZone("example.org");
    LoopbackDns.Script unsigned = DnsLab.zone(DnsLab.txt(OWNER, TAGS));
    try (LoopbackDns dns = new LoopbackDns(unsigned)) {
      assertThat(isSecure(validating(dns, zone.anchor()).of(DOMAIN))).isFalse();
    }
  }

  @Test
  void anchorsThatAreNoneAreRefused() {
    DnsSettings settings =
        DnsSettings.of(List.of(NameServer.of(new InetSocketAddress("127.0.0.1", 53))));
    assertThatThrownBy(() -> new DnsQuestions(settings.validating("example.org. IN DS what")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DnsPolicyLookup validating(LoopbackDns dns, String anchor) {
    DnsSettings settings = DnsLab.asking(NameServer.of(dns.address())).validating(anchor);
    return new DnsPolicyLookup(new DnsQuestions(settings));
  }

  private static AuthenticationPolicy signatures(PolicyFinding found) {
    return found.policy().authentication("SMIME");
  }

  private static boolean isSecure(PolicyFinding found) {
    return found.match(p -> p.isSecure(), a -> a.isSecure(), u -> false, u -> false);
  }

  private static PolicyFinding found(Record... records) throws IOException {
    return timed(records).finding();
  }

  private static TimedFinding timed(Record... records) throws IOException {
    try (LoopbackDns dns = new LoopbackDns(DnsLab.zone(records))) {
      return new DnsPolicyLookup(DnsLab.asking(dns)).timed(DOMAIN);
    }
  }
}
