package dev.signet.server;

import dev.signet.server.config.ExchangeSettings;
import dev.signet.server.metrics.Meters;
import dev.signet.xkms.Patterns;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.compound.CompoundCrew;
import dev.signet.xkms.exchange.compound.CompoundService;
import dev.signet.xkms.exchange.later.ApprovalDesk;
import dev.signet.xkms.exchange.later.LaterDesk;
import dev.signet.xkms.exchange.later.LaterParts;
import dev.signet.xkms.exchange.later.LaterWork;
import dev.signet.xkms.exchange.later.WaitingRequest;
import dev.signet.xkms.exchange.load.Costs;
import dev.signet.xkms.exchange.load.Entrance;
import dev.signet.xkms.exchange.phase.Demand;
import dev.signet.xkms.exchange.phase.Nonces;
import dev.signet.xkms.exchange.phase.TwoPhase;
import dev.signet.xkms.exchange.phase.TwoPhaseRules;
import dev.signet.xkms.exchange.repeat.Repetition;
import dev.signet.xkms.ledger.jdbc.JdbcNonceKeys;
import dev.signet.xkms.ledger.jdbc.JdbcPendingBook;
import dev.signet.xkms.ledger.jdbc.JdbcSpentNonces;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.registry.RegistryUnavailable;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.signature.MessageSignature;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What all endpoints of this node share to exchange messages in other ways than one by one. */
final class ExchangeRoom implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ExchangeRoom.class.getName());

  /** More are not counted. */
  private static final int MOST_SHOWN = 1000;

  private final ExchangeSettings settings;
  private final Nonces nonces;
  private final Entrance entrance;
  private final Optional<CompoundCrew> crew;
  private final Notifiers notifiers;
  private final LaterWork later;

  ExchangeRoom(Ground ground) {
    this.settings = ground.settings().exchange();
    this.nonces =
        new Nonces(
            TwoPhaseRules.DEFAULT.withFreshness(settings.nonceFreshness()),
            new Nonces.Ledger(new JdbcNonceKeys(ground.pool()), new JdbcSpentNonces(ground.pool())),
            ground.sources().random(),
            ground.sources().clock());
    this.entrance = new Entrance(settings.load(), Costs.DEFAULT);
    this.crew = settings.compounds().map(CompoundCrew::new);
    this.notifiers = Notifiers.of(settings.later(), ground.sources());
    this.later =
        new LaterWork(
            new LaterParts(
                new JdbcPendingBook(ground.pool()),
                Optional.of(ground.escrow()),
                notifiers.notifier(),
                settings.later().rules(),
                ground.sources().clock()),
            ground.nodeName());
  }

  /** What reads and checks messages at one endpoint. */
  record Means(MessageReader reader, MessageSignature signatures, Repetition repetition) {}

  /** The patterns of one endpoint. */
  Patterns of(ResultHeaders headers, Demand demand, Means means) {
    return new Patterns(
        Optional.of(new TwoPhase(headers, nonces, demand, entrance::isLoadHigh)),
        Optional.of(entrance),
        Optional.of(means.repetition()),
        settings.later().isOffered()
            ? Optional.of(new LaterDesk(later, headers))
            : Optional.empty(),
        crew.map(
            people -> new CompoundService(headers, means.reader(), means.signatures(), people)),
        Optional.empty(),
        settings.later().operations());
  }

  /**
   * Begins to carry out what waits.
   *
   * @param carryOut by the endpoint that took the request in
   */
  void begin(Function<WaitingRequest, Result> carryOut) {
    later.start(carryOut);
  }

  /** Where operators approve and deny. */
  ApprovalDesk approvals() {
    return new ApprovalDesk(later);
  }

  /** Has the numbers of this room shown. */
  void watch(Meters meters) {
    ExchangeNumbers.watch(meters, entrance::picture, nonces.counts()::now);
    meters.watch(
        "signet_requests_waiting_for_approval",
        "Requests that operators have to decide.",
        this::undecided);
  }

  private Map<String, Long> undecided() {
    try {
      return Map.of("undecided", (long) approvals().waiting(MOST_SHOWN).size());
    } catch (RegistryUnavailable lost) {
      return Map.of();
    }
  }

  /** Forgets what need not be remembered any longer. */
  void tidy() {
    try {
      nonces.forgetOld();
      later.tidy();
    } catch (RegistryUnavailable lost) {
      LOG.log(Level.WARNING, "nothing was forgotten this time: {0}", lost.getMessage());
    }
  }

  @Override
  public void close() {
    later.close();
    notifiers.close();
    crew.ifPresent(CompoundCrew::close);
  }
}
