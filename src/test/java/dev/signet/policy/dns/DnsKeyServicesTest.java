package dev.signet.policy.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.testkit.LoopbackDns;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.SignedZone;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;

/** Which key services a domain names. */
@Timeout(30)
class DnsKeyServicesTest {
  private static final DomainName DOMAIN = DomainName.of("example.org");
  private static final String OWNER = "_XKMS_XKISS_SOAP_HTTP._tcp.example.org";

  @Test
  void aServiceIsFoundWithItsAddress() throws IOException {
    KeyServiceFinding found = found(DnsLab.srv(OWNER, new int[] {0, 0, 8443}, "x.example.org"));
    KeyServiceFinding.Offered offered = (KeyServiceFinding.Offered) found;
    assertThat(offered.targets()).hasSize(1);
    assertThat(offered.targets().get(0).uri()).hasToString("https://x.example.org:8443/xkms");
    assertThat(offered.isSecure()).isTrue();
  }

  @Test
  void oneThatLeadsAwayMayOnlyBeCalledWhenItIsSecure() throws IOException {
    Record inside = DnsLab.srv(OWNER, new int[] {0, 0, 443}, "x.example.org");
    Record outside = DnsLab.srv(OWNER, new int[] {1, 0, 443}, "x.notexample.org");
    try (LoopbackDns dns = new LoopbackDns(DnsLab.zone(inside, outside))) {
      DnsQuestions wary = new DnsQuestions(DnsLab.asking(new NameServer(dns.address(), false)));
      assertThat(mayBeCalled(wary)).containsExactly(true, false);
      assertThat(mayBeCalled(DnsLab.asking(dns))).containsExactly(true, true);
    }
  }

  @Test
  void aSignedRecordIsSecure() throws IOException {
    SignedZone zone =
        new SignedZone("example.org")
            .with(DnsLab.srv(OWNER, new int[] {0, 0, 443}, "x.example.net"));
    try (LoopbackDns dns = new LoopbackDns(zone)) {
      DnsSettings settings = DnsLab.asking(NameServer.of(dns.address())).validating(zone.anchor());
      assertThat(mayBeCalled(new DnsQuestions(settings))).containsExactly(true);
    }
  }

  @Test
  @Requirement("E2E-D02")
  void aDotIsADeclaredAbsence() throws IOException {
    assertThat(found(DnsLab.srv(OWNER, new int[] {0, 0, 0}, ".")))
        .isEqualTo(new KeyServiceFinding.Absent(true, true));
    assertThat(found()).isEqualTo(new KeyServiceFinding.Absent(false, true));
  }

  @Test
  void aFailureIsNoAbsence() throws IOException {
    try (LoopbackDns dns = new LoopbackDns(q -> LoopbackDns.failure(q, Rcode.SERVFAIL))) {
      assertThat(services(DnsLab.asking(dns)).of(DOMAIN, DnsKeyServices.XKISS))
          .isInstanceOf(KeyServiceFinding.Unavailable.class);
    }
  }

  @Test
  @Requirement("E2E-D01")
  void prefixesAreAskedInTurnUntilOneSpeaks() throws IOException {
    Record other = DnsLab.srv("_xkms._tcp.example.org", new int[] {0, 0, 443}, "x.example.org");
    try (LoopbackDns dns = new LoopbackDns(DnsLab.zone(other))) {
      List<String> prefixes = List.of("_a._tcp", "_xkms._tcp", "_b._tcp");
      assertThat(services(DnsLab.asking(dns)).of(DOMAIN, prefixes))
          .isInstanceOf(KeyServiceFinding.Offered.class);
      assertThat(dns.questions())
          .containsExactly("udp _a._tcp.example.org.", "udp _xkms._tcp.example.org.");
    }
  }

  @Test
  void aLowerPriorityGoesFirst() {
    List<SRVRecord> order =
        new ServiceOrder(new Random(1))
            .of(
                List.of(
                    DnsLab.srv(OWNER, new int[] {9, 100, 1}, "c.example"),
                    DnsLab.srv(OWNER, new int[] {1, 0, 1}, "a.example"),
                    DnsLab.srv(OWNER, new int[] {5, 1, 1}, "b.example")));
    assertThat(order).extracting(record -> record.getPriority()).containsExactly(1, 5, 9);
  }

  /** RFC 2782: in proportion to its weight, and with weight 0 seldom but not never. */
  @Test
  void aHigherWeightGoesFirstMoreOften() {
    List<SRVRecord> same =
        List.of(
            DnsLab.srv(OWNER, new int[] {0, 30, 3}, "c.example"),
            DnsLab.srv(OWNER, new int[] {0, 0, 1}, "a.example"),
            DnsLab.srv(OWNER, new int[] {0, 10, 2}, "b.example"));
    Map<Integer, Integer> first = new HashMap<>();
    ServiceOrder order = new ServiceOrder(new Random(7));
    for (int i = 0; i < 4000; i++) {
      List<SRVRecord> drawn = order.of(same);
      assertThat(drawn).containsExactlyInAnyOrderElementsOf(same);
      first.merge(drawn.get(0).getPort(), 1, Integer::sum);
    }
    assertThat(first.get(1)).isBetween(20, 300);
    assertThat(first.get(2)).isBetween(700, 1300);
    assertThat(first.get(3)).isBetween(2500, 3300);
  }

  private static List<Boolean> mayBeCalled(DnsQuestions questions) {
    KeyServiceFinding found = services(questions).of(DOMAIN, DnsKeyServices.XKISS);
    assertThat(found).isInstanceOf(KeyServiceFinding.Offered.class);
    return ((KeyServiceFinding.Offered) found)
        .targets().stream().map(KeyServiceTarget::mayBeCalled).toList();
  }

  private static DnsKeyServices services(DnsQuestions questions) {
    return new DnsKeyServices(questions, new Random(3), DnsKeyServices.PATH);
  }

  private static KeyServiceFinding found(Record... records) throws IOException {
    try (LoopbackDns dns = new LoopbackDns(DnsLab.zone(records))) {
      return services(DnsLab.asking(dns)).of(DOMAIN, DnsKeyServices.XKISS);
    }
  }
}
