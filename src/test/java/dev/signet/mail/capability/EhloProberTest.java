package dev.signet.mail.capability;

import static dev.signet.mail.edge.outgoing.NextHopSupport.KNOWN_ALL;
import static dev.signet.mail.edge.outgoing.NextHopSupport.KNOWN_NONE;
import static dev.signet.mail.edge.outgoing.NextHopSupport.KNOWN_SOME;
import static dev.signet.mail.edge.outgoing.NextHopSupport.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.network.Network;
import dev.signet.mail.service.MovableClock;
import dev.signet.mail.smtp.Keywords;
import dev.signet.policy.dns.ExchangerFinding;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EhloProberTest {
  private final MovableClock clock = new MovableClock(TestAuthority.NOW);
  private final FakeMailHosts world = new FakeMailHosts();
  private final HostMemory hosts =
      new HostMemory(HostMemory.Settings.DEFAULT, clock, new Random(1));
  private final EhloProber prober = prober(ProbeSettings.DEFAULT);

  @Test
  @Requirement("E2E-K05")
  void allSomeNoneAndUnknown() {
    world.advertises("8.0.0.1").advertises("8.0.0.2").doesNot("8.0.0.3").silent("8.0.0.4");
    world
        .domain("all.example", "a=8.0.0.1", "b=8.0.0.2")
        .domain("some.example", "a=8.0.0.1", "c=8.0.0.3")
        .domain("half.example", "a=8.0.0.1", "d=8.0.0.4")
        .domain("none.example", "c=8.0.0.3")
        .domain("away.example", "c=8.0.0.3", "d=8.0.0.4");
    assertThat(of("all.example")).isEqualTo(KNOWN_ALL);
    assertThat(of("some.example")).isEqualTo(KNOWN_SOME);
    assertThat(of("half.example")).isEqualTo(KNOWN_SOME);
    assertThat(of("none.example")).isEqualTo(KNOWN_NONE);
    assertThat(of("away.example")).isEqualTo(UNKNOWN);
  }

  @Test
  void aHostThatManyDomainsShareIsAskedOnce() {
    world.advertises("8.0.0.1");
    for (int i = 0; i < 30; i++) {
      world.domain("d" + i + ".example", "mx.example=8.0.0.1");
      assertThat(of("d" + i + ".example")).isEqualTo(KNOWN_ALL);
    }
    assertThat(world.asked).hasSize(1);
  }

  @Test
  void whatDnsSaysDecidesWithoutHosts() {
    world
        .domain("null.example", new ExchangerFinding.None("null MX"))
        .domain("broken.example", new ExchangerFinding.Unavailable("SERVFAIL"))
        .domain("empty.example", new ExchangerFinding.Hosts(List.of(), true, false));
    assertThat(of("null.example")).isEqualTo(KNOWN_NONE);
    assertThat(of("broken.example")).isEqualTo(UNKNOWN);
    assertThat(of("empty.example")).isEqualTo(UNKNOWN);
    assertThat(of("broken.example")).isEqualTo(UNKNOWN);
    assertThat(world.looked).hasSize(3);
  }

  @Test
  @Requirement("E2E-K07")
  void neverConnectsToPrivateAddresses() {
    world.domain("ssrf.example", "a=127.0.0.1", "b=10.0.0.1+169.254.169.254", "c=::1");
    assertThat(of("ssrf.example")).isEqualTo(UNKNOWN);
    assertThat(world.asked).isEmpty();
  }

  @Test
  void skipsThePrivateAddressOfAPublicHost() {
    world.domain("mixed.example", "a=10.0.0.1+8.0.0.1").advertises("8.0.0.1");
    assertThat(of("mixed.example")).isEqualTo(KNOWN_ALL);
    assertThat(world.asked).containsExactly("8.0.0.1");
  }

  @Test
  void connectsToAListedPrivateAddress() {
    EhloProber inside =
        new EhloProber(
            new EhloProber.Outside(world, world, List.of(Network.of("10.0.0.0/8"))),
            ProbeSettings.DEFAULT,
            hosts,
            clock);
    world.domain("inside.example", "a=10.0.0.1").advertises("10.0.0.1");
    assertThat(inside.of(DomainName.of("inside.example")).support()).isEqualTo(KNOWN_ALL);
  }

  @Test
  void triesTheNextAddressOfASilentHost() {
    world.domain("two.example", "a=8.0.0.1+8.0.0.2").silent("8.0.0.1").advertises("8.0.0.2");
    assertThat(of("two.example")).isEqualTo(KNOWN_ALL);
  }

  @Test
  @Requirement("E2E-K05")
  void asksAtMostFiveHostsAndThenCannotSpeakForAll() {
    String[] seven = new String[7];
    for (int i = 0; i < 7; i++) {
      seven[i] = "mx" + i + "=8.0.0." + i;
      world.advertises("8.0.0." + i);
    }
    world.domain("many.example", seven);
    assertThat(of("many.example")).isEqualTo(KNOWN_SOME);
    assertThat(world.asked).hasSize(5);
  }

  @Test
  @Requirement("E2E-K07")
  void aPositiveAnswerLastsADayANegativeSixHours() {
    world.domain("d.example", "a=8.0.0.1", "b=8.0.0.2").advertises("8.0.0.1").doesNot("8.0.0.2");
    of("d.example");
    clock.pass(Duration.ofMinutes(5 * 60));
    of("d.example");
    assertThat(world.asked).containsExactly("8.0.0.1", "8.0.0.2");
    clock.pass(Duration.ofMinutes(2 * 60));
    of("d.example");
    assertThat(world.asked).containsExactly("8.0.0.1", "8.0.0.2", "8.0.0.2");
    clock.pass(Duration.ofHours(20));
    of("d.example");
    assertThat(world.asked.subList(3, 5)).containsExactly("8.0.0.1", "8.0.0.2");
  }

  @Test
  @Requirement("E2E-K07")
  void aSilentHostIsLeftAloneForAnHour() {
    world.domain("d.example", "a=8.0.0.1").silent("8.0.0.1");
    of("d.example");
    clock.pass(Duration.ofMinutes(59));
    assertThat(of("d.example")).isEqualTo(UNKNOWN);
    assertThat(world.asked).hasSize(1);
    clock.pass(Duration.ofMinutes(1));
    world.advertises("8.0.0.1");
    assertThat(of("d.example")).isEqualTo(KNOWN_ALL);
  }

  @Test
  void noMoreThanTwentyAreAskedInAMinute() {
    for (int i = 0; i < 25; i++) {
      world.domain("d" + i + ".example", "mx" + i + "=8.0.0." + i).advertises("8.0.0." + i);
    }
    for (int i = 0; i < 25; i++) {
      assertThat(of("d" + i + ".example")).isEqualTo(i < 20 ? KNOWN_ALL : UNKNOWN);
    }
    clock.pass(Duration.ofMinutes(1));
    assertThat(of("d24.example")).isEqualTo(KNOWN_ALL);
  }

  @Test
  void staysWithinItsTime() {
    world.beforeAnswer = () -> clock.pass(Duration.ofSeconds(10));
    world.domain("slow.example", "a=8.0.0.1", "b=8.0.0.2", "c=8.0.0.3", "d=8.0.0.4", "e=8.0.0.5");
    for (int i = 1; i < 6; i++) {
      world.silent("8.0.0." + i);
    }
    assertThat(of("slow.example")).isEqualTo(UNKNOWN);
    assertThat(world.asked).hasSize(3);
    assertThat(world.limits).allMatch(limit -> limit.compareTo(Duration.ofSeconds(10)) <= 0);
  }

  @Test
  void hintsFromSessionsCostNoQuestion() {
    world.domain("d.example", "MX.example=8.0.0.1");
    hosts.learn("mx.EXAMPLE", new Keywords(Map.of("SMIME", "")));
    assertThat(of("d.example")).isEqualTo(KNOWN_ALL);
    hosts.learn("mx.example", new Keywords(Map.of()));
    assertThat(of("d.example")).isEqualTo(KNOWN_NONE);
    assertThat(world.asked).isEmpty();
  }

  @Test
  void whatIsRememberedCanBeHadWithoutAsking() {
    world.domain("d.example", "a=8.0.0.1").advertises("8.0.0.1");
    DomainName domain = DomainName.of("d.example");
    assertThat(prober.remembered(domain).support()).isEqualTo(UNKNOWN);
    prober.of(domain);
    assertThat(prober.remembered(domain).support()).isEqualTo(KNOWN_ALL);
    assertThat(world.asked).hasSize(1);
  }

  @Test
  void manyMessagesForOneDomainCostOneQuestion() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    world.domain("d.example", "a=8.0.0.1").advertises("8.0.0.1");
    world.beforeAnswer =
        () -> {
          asked.countDown();
          try {
            answer.await();
          } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<NextHopSupport>> all = new ArrayList<>();
      all.add(threads.submit(() -> of("d.example")));
      asked.await();
      all.add(threads.submit(() -> of("d.example")));
      all.add(threads.submit(() -> of("d.example")));
      answer.countDown();
      for (Future<NextHopSupport> one : all) {
        assertThat(one.get()).isEqualTo(KNOWN_ALL);
      }
      assertThat(world.asked).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private NextHopSupport of(String domain) {
    return prober.of(DomainName.of(domain)).support();
  }

  private EhloProber prober(ProbeSettings settings) {
    return new EhloProber(new EhloProber.Outside(world, world, List.of()), settings, hosts, clock);
  }
}
