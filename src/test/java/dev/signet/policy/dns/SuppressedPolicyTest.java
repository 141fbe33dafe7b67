package dev.signet.policy.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.memory.MemoryLimits;
import dev.signet.policy.memory.RememberedPolicies;
import dev.signet.testkit.LoopbackDns;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.SignedZone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Rcode;

/** Whoever keeps DNS from answering does not make a policy go away. */
@Timeout(60)
class SuppressedPolicyTest {
  private static final DomainName DOMAIN = DomainName.of("example.org");

  private final SignedZone zone =
      new SignedZone("example.org")
          .with(DnsLab.txt("_smimepolicy.example.org", "v=SMIMEP1; auth=SMIME:Always"));
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private volatile boolean silent;

  @Test
  @Requirement("E2E-R08")
  void aServerThatFailsDoesNotWithdrawAPolicy() throws IOException {
    try (LoopbackDns dns =
        new LoopbackDns(q -> silent ? LoopbackDns.failure(q, Rcode.SERVFAIL) : zone.answer(q))) {
      afterwards(dns, () -> silent = true);
    }
  }

  @Test
  @Requirement("E2E-R08")
  void aForgedAnswerDoesNotWithdrawAPolicy() throws IOException {
    try (LoopbackDns dns = new LoopbackDns(zone)) {
      afterwards(dns, zone::forge);
    }
  }

  private void afterwards(LoopbackDns dns, Runnable attack) {
    DnsSettings settings = DnsLab.asking(NameServer.of(dns.address())).validating(zone.anchor());
    RememberedPolicies policies =
        new RememberedPolicies(
            new DnsPolicyLookup(new DnsQuestions(settings)), MemoryLimits.DEFAULT, () -> now);
    assertThat(isStale(policies.of(DOMAIN))).isFalse();
    attack.run();
    now = now.plus(Duration.ofHours(30));
    PolicyFinding later = policies.of(DOMAIN);
    assertThat(isStale(later)).isTrue();
    assertThat(later.policy().authentication("SMIME")).isEqualTo(AuthenticationPolicy.ALWAYS);
  }

  private static boolean isStale(PolicyFinding finding) {
    assertThat(finding).isInstanceOf(PolicyFinding.Published.class);
    return ((PolicyFinding.Published) finding).isStale();
  }
}
