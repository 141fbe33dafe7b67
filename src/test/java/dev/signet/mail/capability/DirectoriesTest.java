package dev.signet.mail.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.capability.HostMemory.HostSupport;
import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.service.KeyService.ReceiverKey;
import dev.signet.mail.service.MovableClock;
import dev.signet.mail.service.ScriptedService;
import dev.signet.mail.smtp.Keywords;
import dev.signet.testkit.TestAuthority;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoriesTest {
  private static final Keywords WITH = new Keywords(Map.of("SMIME", ""));
  private static final Keywords WITHOUT = new Keywords(Map.of());
  private static final DomainName DOMAIN = DomainName.of("mail.example.org");

  private final MovableClock clock = new MovableClock(TestAuthority.NOW);
  private final FakeMailHosts world = new FakeMailHosts();
  private final HostMemory hosts = memory();
  private final ScriptedService service = new ScriptedService();

  @Test
  void theAdministratorsListComesFirst() {
    NextHopDirectory directory =
        NextHopDirectory.silent(
            new DomainList<>(
                Map.of(
                    "mail.example.org", NextHopSupport.KNOWN_ALL,
                    "*.example.org", NextHopSupport.KNOWN_NONE)),
            hosts);
    assertThat(directory.of(DOMAIN).support()).isEqualTo(NextHopSupport.KNOWN_ALL);
    assertThat(directory.of(DomainName.of("a.b.example.org")).support())
        .isEqualTo(NextHopSupport.KNOWN_NONE);
    assertThat(directory.of(DomainName.of("example.org")).support())
        .isEqualTo(NextHopSupport.UNKNOWN);
  }

  @Test
  void theLongestListedNameCounts() {
    DomainList<Integer> list = new DomainList<>(Map.of("*.org", 1, "*.example.org", 2));
    assertThat(list.of(DOMAIN)).contains(2);
    assertThat(list.of(DomainName.of("example.org"))).contains(1);
    assertThat(list.of(DomainName.of("org"))).isEmpty();
    assertThatThrownBy(() -> new DomainList<>(Map.of("*.*.org", 1)))
        .hasMessageContaining("is not a domain name");
  }

  @Test
  void aSmartHostSpeaksForItselfOnly() {
    SmartHost host =
        new SmartHost(new InetSocketAddress(FakeMailHosts.address("10.0.0.1"), 25), false);
    assertThat(behind(host).of(DOMAIN).support()).isEqualTo(NextHopSupport.UNKNOWN);
    assertThat(world.asked).isEmpty();
  }

  @Test
  void aTransparentSmartHostSpeaksForAll() {
    SmartHost host =
        new SmartHost(new InetSocketAddress(FakeMailHosts.address("10.0.0.1"), 25), true);
    world.advertises("10.0.0.1");
    NextHopDirectory directory = behind(host);
    assertThat(directory.of(DOMAIN).support()).isEqualTo(NextHopSupport.KNOWN_ALL);
    assertThat(directory.of(DomainName.of("other.example")).support())
        .isEqualTo(NextHopSupport.KNOWN_ALL);
    assertThat(world.asked).hasSize(1);
  }

  @Test
  void aReceiverIsLookedForInTheListThenAtTheService() {
    MailAddress alice = MailAddress.of("alice@example.org");
    MailAddress bob = MailAddress.of("bob@example.org");
    MailAddress carol = MailAddress.of("carol@example.net");
    ReceiverDirectory directory =
        receivers(
            new ReceiverDirectory.Listed(
                Map.of(alice, ReceiverSupport.YES),
                new DomainList<>(Map.of("example.org", ReceiverSupport.NO))),
            ReceiverDirectory.Settings.DEFAULT);
    assertThat(directory.of(alice)).isEqualTo(ReceiverSupport.YES);
    assertThat(directory.of(bob)).isEqualTo(ReceiverSupport.NO);
    service.finds(ReceiverKey.REGISTERED, ReceiverKey.UNKNOWN, ReceiverKey.REGISTERED);
    assertThat(directory.of(carol)).isEqualTo(ReceiverSupport.YES);
    assertThat(directory.of(carol)).isEqualTo(ReceiverSupport.YES);
    clock.pass(Duration.ofHours(1));
    assertThat(directory.of(carol)).isEqualTo(ReceiverSupport.UNKNOWN);
    clock.pass(Duration.ofMinutes(14));
    assertThat(directory.of(carol)).isEqualTo(ReceiverSupport.UNKNOWN);
    clock.pass(Duration.ofMinutes(1));
    assertThat(directory.of(carol)).isEqualTo(ReceiverSupport.YES);
  }

  @Test
  void noServiceIsAskedWhereThatIsSwitchedOff() {
    ReceiverDirectory.Settings silent =
        new ReceiverDirectory.Settings(false, Duration.ofHours(1), Duration.ofMinutes(15), 10);
    assertThat(
            receivers(ReceiverDirectory.Listed.nothing(), silent)
                .of(MailAddress.of("a@example.org")))
        .isEqualTo(ReceiverSupport.UNKNOWN);
  }

  @Test
  void whatHostsSaidSurvivesARestart(@TempDir Path folder) throws Exception {
    CapabilityFile file = new CapabilityFile(folder.resolve("hosts"));
    file.restore(hosts);
    hosts.learn("a.example", WITH);
    hosts.learn("b.example", WITHOUT);
    hosts.learnNothing("c.example");
    file.save(hosts);
    HostMemory next = memory();
    file.restore(next);
    assertThat(next.recall("a.example")).contains(HostSupport.YES);
    assertThat(next.recall("b.example")).contains(HostSupport.NO);
    assertThat(next.recall("c.example")).isEmpty();
    clock.pass(Duration.ofHours(7));
    HostMemory later = memory();
    file.restore(later);
    assertThat(later.recall("a.example")).contains(HostSupport.YES);
    assertThat(later.recall("b.example")).isEmpty();
  }

  @Test
  void aDamagedFileIsReadAsFarAsItCanBe(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("hosts");
    Files.write(path, new byte[] {(byte) 0xff, (byte) 0xfe, ' ', 'Y', 'E', 'S', '\n'});
    Files.writeString(
        path,
        "\na YES\nb MAYBE 2026-06-01T01:00:00Z\nc YES soon\nd YES 9999-01-01T00:00:00Z\n",
        java.nio.file.StandardOpenOption.APPEND);
    new CapabilityFile(path).restore(hosts);
    assertThat(hosts.counts().size()).isEqualTo(1);
    assertThat(hosts.recall("d")).contains(HostSupport.YES);
    clock.pass(Duration.ofHours(24));
    assertThat(hosts.recall("d")).isEmpty();
  }

  @Test
  void endsAreSpreadByATenth() {
    int left = 0;
    for (int i = 0; i < 200; i++) {
      hosts.learn("h" + i, WITH);
    }
    clock.pass(Duration.ofHours(24));
    for (int i = 0; i < 200; i++) {
      left += hosts.recall("h" + i).isPresent() ? 1 : 0;
    }
    assertThat(left).isBetween(50, 150);
    clock.pass(Duration.ofMinutes(145));
    assertThat(hosts.entries()).isEmpty();
  }

  private ReceiverDirectory receivers(
      ReceiverDirectory.Listed listed, ReceiverDirectory.Settings settings) {
    return new ReceiverDirectory(listed, service, settings, clock);
  }

  private NextHopDirectory behind(SmartHost host) {
    return NextHopDirectory.behind(
        new DomainList<>(Map.of()), new SmartHost.Asked(host, world, memory()), hosts);
  }

  private HostMemory memory() {
    return new HostMemory(HostMemory.Settings.DEFAULT, clock, new Random(1));
  }
}
