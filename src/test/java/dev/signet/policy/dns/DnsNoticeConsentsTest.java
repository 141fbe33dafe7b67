package dev.signet.policy.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.testkit.LoopbackDns;
import dev.signet.testkit.Requirement;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;

/** Who agreed to notices about whom. */
@Timeout(30)
class DnsNoticeConsentsTest {
  private static final DomainName DOMAIN = DomainName.of("example.org");

  @Requirement("E2E-N01")
  @ParameterizedTest
  @CsvSource({
    "mailto:a@example.org,OWN",
    "MAILTO:a@Reports.example.org?subject=x,OWN",
    "mailto:a%40b@example.org,NOT_GIVEN",
    "https://example.org/n,OWN",
    "https://a.willing.example/n,NOT_GIVEN",
    "mailto:a@willing.example,GIVEN",
    "https://willing.example/n,GIVEN",
    "mailto:a@notexample.org,NOT_GIVEN",
    "mailto:a@wrong.example,NOT_GIVEN",
    "'mailto:a@example.org,b@victim.example',NOT_GIVEN",
    "http://example.org/,NOT_GIVEN",
    "mailto:nobody,NOT_GIVEN"
  })
  @Requirement("E2E-N01")
  void noticesGoOnlyWhereTheyAreWanted(String notice, NoticeConsent expected) throws IOException {
    try (LoopbackDns dns =
        new LoopbackDns(
            DnsLab.zone(
                DnsLab.txt("example.org._report._smimepolicy.willing.example", "v=SMIMEP1"),
                DnsLab.txt("example.org._report._smimepolicy.wrong.example", "v=SMIMEP11")))) {
      DnsNoticeConsents consents =
          new DnsNoticeConsents(DnsLab.asking(dns), DnsPolicyLookup.PREFIX);
      assertThat(consents.of(DOMAIN, URI.create(notice))).isEqualTo(expected);
    }
  }

  @Test
  @Requirement("E2E-N01")
  void aFailureIsNoConsent() throws IOException {
    try (LoopbackDns dns = new LoopbackDns(q -> LoopbackDns.failure(q, Rcode.SERVFAIL))) {
      NoticeConsent found =
          new DnsNoticeConsents(DnsLab.asking(dns), DnsPolicyLookup.PREFIX)
              .of(DOMAIN, URI.create("mailto:a@example.net"));
      assertThat(found).isEqualTo(NoticeConsent.UNKNOWN);
      assertThat(found.isGiven()).isFalse();
    }
  }
}
