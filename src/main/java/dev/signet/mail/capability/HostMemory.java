package dev.signet.mail.capability;

import dev.signet.mail.memory.Memory;
import dev.signet.mail.smtp.Keywords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What mail hosts said they can do, for a while; hosts by name, as DNS has them. */
public final class HostMemory {
  private static final double JITTER = 0.1;

  private final Memory<String, HostSupport> hosts;
  private final Settings settings;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** Whether a host advertises SMIME. */
  public enum HostSupport {
    YES,
    NO,
    UNKNOWN
  }

  /**
   * How long, and how many.
   *
   * @param positive for a host that advertises SMIME
   * @param negative for one that does not
   * @param unknown for one that could not be asked
   * @param room number of hosts
   */
  public record Settings(Duration positive, Duration negative, Duration unknown, int room) {
    /** A day, six hours, a quarter of an hour; 10,000 hosts. */
    public static final Settings DEFAULT =
        new Settings(Duration.ofHours(24), Duration.ofHours(6), Duration.ofMinutes(15), 10_000);
  }

  /**
   * @param random moves every end by up to a tenth, so that they do not fall together
   */
  public HostMemory(Settings settings, InstantSource clock, RandomGenerator random) {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.hosts = new Memory<>(settings.room(), clock);
  }

  /** What is remembered; empty if nothing is. */
  public Optional<HostSupport> recall(String host) {
    return hosts.recall(key(host));
  }

  /** Remembers what a host has just said in a session, whoever talked to it. */
  public void learn(String host, Keywords keywords) {
    keep(host, keywords.has(Keywords.SMIME) ? HostSupport.YES : HostSupport.NO);
  }

  /** Remembers that a host could not be asked. */
  public void learnNothing(String host) {
    keep(host, HostSupport.UNKNOWN);
  }

  /** Takes over what was written down earlier; nothing is remembered longer than from now on. */
  void restore(List<Memory.Entry<String, HostSupport>> entries) {
    for (Memory.Entry<String, HostSupport> entry : entries) {
      Instant latest = clock.instant().plus(life(entry.value()));
      Instant until = entry.until().isBefore(latest) ? entry.until() : latest;
      hosts.keep(key(entry.key()), entry.value(), until);
    }
  }

  List<Memory.Entry<String, HostSupport>> entries() {
    return hosts.entries();
  }

  public Memory.Counts counts() {
    return hosts.counts();
  }

  private void keep(String host, HostSupport support) {
    double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
    long millis = Math.round(life(support).toMillis() * factor);
    hosts.keep(key(host), support, clock.instant().plusMillis(millis));
  }

  private Duration life(HostSupport support) {
    return switch (support) {
      case YES -> settings.positive();
      case NO -> settings.negative();
      case UNKNOWN -> settings.unknown();
    };
  }

  private static String key(String host) {
    return host.toLowerCase(Locale.ROOT);
  }
}
