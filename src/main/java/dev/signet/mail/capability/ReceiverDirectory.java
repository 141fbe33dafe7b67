package dev.signet.mail.capability;

import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.memory.Memory;
import dev.signet.mail.memory.SingleFlight;
import dev.signet.mail.service.KeyService;
import dev.signet.mail.service.KeyService.ReceiverKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about receivers: what an administrator says, else whether a key of theirs is
 * registered.
 */
public final class ReceiverDirectory {
  private final Listed listed;
  private final KeyService service;
  private final Settings settings;
  private final InstantSource clock;
  private final Memory<MailAddress, ReceiverKey> known;
  private final SingleFlight<MailAddress, ReceiverKey> flights =
      new SingleFlight<>(ReceiverKey.UNKNOWN);

  /** What an administrator says; an address counts more than its domain. */
  public record Listed(
      Map<MailAddress, ReceiverSupport> addresses, DomainList<ReceiverSupport> domains) {
    public Listed {
      addresses = Map.copyOf(addresses);
    }

    public static Listed nothing() {
      return new Listed(Map.of(), new DomainList<>(Map.of()));
    }

    private Optional<ReceiverSupport> of(MailAddress receiver) {
      return Optional.ofNullable(addresses.get(receiver)).or(() -> domains.of(receiver.domain()));
    }
  }

  /**
   * Whether a key service is asked, and how long its answers are remembered.
   *
   * @param asks a question tells the service who writes to whom; only a service of ours should hear
   *     it
   */
  public record Settings(boolean asks, Duration registered, Duration unknown, int room) {
    /** Asks; an hour, a quarter of an hour, 10,000 receivers. */
    public static final Settings DEFAULT =
        new Settings(true, Duration.ofHours(1), Duration.ofMinutes(15), 10_000);
  }

  public ReceiverDirectory(
      Listed listed, KeyService service, Settings settings, InstantSource clock) {
    this.listed = listed;
    this.service = service;
    this.settings = settings;
    this.clock = clock;
    this.known = new Memory<>(settings.room(), clock);
  }

  public ReceiverSupport of(MailAddress receiver) {
    return listed.of(receiver).orElseGet(() -> asked(receiver));
  }

  public Memory.Counts counts() {
    return known.counts();
  }

  private ReceiverSupport asked(MailAddress receiver) {
    if (!settings.asks()) {
      return ReceiverSupport.UNKNOWN;
    }
    ReceiverKey key =
        known.recall(receiver).orElseGet(() -> flights.get(receiver, () -> fresh(receiver)));
    return key == ReceiverKey.REGISTERED ? ReceiverSupport.YES : ReceiverSupport.UNKNOWN;
  }

  private ReceiverKey fresh(MailAddress receiver) {
    ReceiverKey key = service.keyOf(receiver);
    Duration life = key == ReceiverKey.REGISTERED ? settings.registered() : settings.unknown();
    known.keep(receiver, key, clock.instant().plus(life));
    return key;
  }
}
