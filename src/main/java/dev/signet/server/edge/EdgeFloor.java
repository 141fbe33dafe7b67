package dev.signet.server.edge;

import dev.signet.mail.capability.SmtpEhloQuestion;
import dev.signet.mail.handling.DecisionLog;
import dev.signet.mail.message.Spool;
import dev.signet.mail.net.Listener;
import dev.signet.mail.net.Watchdog;
import dev.signet.mail.smtp.client.ClientSettings;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.server.config.EdgeSettings;
import dev.signet.server.config.ListenerSettings.Role;
import dev.signet.server.health.VitalSign;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The mail edge, open: its listeners and all that stands behind them. */
public final class EdgeFloor implements Closeable {
  private static final Logger LOG = System.getLogger("dev.signet.edge");
  private static final long SAVE_MINUTES = 10;
  private static final long OPEN_SECONDS = 10;
  private static final long LOOK_SECONDS = 60;

  private final EdgeGround ground;
  private final ServiceRoom service;
  private final DnsRoom dns;
  private final SigningRoom signing;
  private final ReceiverRoom receivers;
  private final Optional<NoticeRoom> notices;
  private final SmtpClient client;
  private final Watchdog watchdog = new Watchdog();
  private final Doors doors;
  private final NextHops hops;
  private final OwnPolicies own;
  private final ScheduledExecutorService timer = timer("signet-edge-keeper");
  private final ScheduledExecutorService scout = timer("signet-edge-scout");

  private EdgeFloor(EdgeGround ground) throws IOException {
    this.ground = ground;
    EdgeSettings settings = ground.settings();
    Files.createDirectories(ground.spool());
    Files.createDirectories(ground.memory());
    String hello = settings.names().hello().isEmpty() ? hostName() : settings.names().hello();
    String id = settings.names().authservId();
    this.service = new ServiceRoom(ground);
    this.dns = new DnsRoom(ground);
    this.signing = new SigningRoom(ground, service.service());
    this.receivers =
        new ReceiverRoom(
            ground,
            new ReceiverRoom.Outside(
                dns.exchangers(), new SmtpEhloQuestion(hello, watchdog), service.service()));
    this.client = new SmtpClient(ClientSettings.plain(hello));
    this.notices = NoticeRoom.of(ground, id.isEmpty() ? hello : id, dns.consents());
    DecisionLog log =
        new EdgeLog(ground.meters(), notices.map(NoticeRoom::log).orElse(DecisionLog.SILENT));
    Supplier<Spool> spools = () -> new Spool(ground.spool(), settings.limits().memoryOctets());
    Edges edges =
        new Edges(
            ground,
            new Edges.Names(hello, id.isEmpty() ? hello : id),
            new Edges.Rooms(service, dns, signing, receivers, log),
            spools);
    this.doors = new Doors(settings, edges, new Doors.Behind(hello, client, spools));
    this.hops = new NextHops(settings, client);
    this.own = new OwnPolicies(settings.signing().own(), dns.policies());
  }

  /**
   * Opens it.
   *
   * @throws dev.signet.server.config.WrongSetting if a setting will not do
   * @throws IOException if something in the data directory cannot be read or written
   */
  public static EdgeFloor open(EdgeGround ground) throws IOException {
    EdgeFloor floor = new EdgeFloor(ground);
    try {
      floor.recall();
      floor.doors.open();
      floor.keep();
      return floor;
    } catch (RuntimeException failed) {
      floor.close();
      throw failed;
    }
  }

  private static ScheduledExecutorService timer(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getCanonicalHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  /** What was learned before the restart; without it everything is learned again. */
  private void recall() {
    try {
      dns.recall();
      receivers.recall();
    } catch (IOException unreadable) {
      LOG.log(Level.WARNING, "what the mail edge had learned is lost: {0}", unreadable.toString());
    }
  }

  /**
   * Who says SMIME promises an acceptable delivery to every mailbox (draft-hallambaker-entity-00
   * section 3); without a stage for each recipient nobody here could keep that.
   */
  private void weighPromise() {
    EdgeSettings settings = ground.settings();
    boolean promises =
        settings.listeners().stream()
            .anyMatch(one -> one.role() == Role.FRONT && one.isAdvertised());
    if (promises && settings.listeners().stream().noneMatch(one -> one.role() == Role.DELIVERY)) {
      LOG.log(
          Level.WARNING,
          "a front says SMIME, and there is no delivery stage that could take a signature off for a"
              + " receiver who cannot show it");
    }
  }

  private void keep() {
    weighPromise();
    doors
        .closed()
        .forEach((name, why) -> LOG.log(Level.ERROR, "listener {0} stays closed: {1}", name, why));
    ground
        .meters()
        .watch("signet_edge_sessions", "Open sessions at each listener.", this::sessions);
    int reload = ground.settings().signing().reloadSeconds();
    timer.scheduleWithFixedDelay(
        () -> safely(signing::lookAgain), reload, reload, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(
        () -> safely(this::save), SAVE_MINUTES, SAVE_MINUTES, TimeUnit.MINUTES);
    timer.scheduleWithFixedDelay(() -> safely(signing::endings), 1, 1, TimeUnit.DAYS);
    timer.scheduleWithFixedDelay(
        () -> safely(this::openAgain), OPEN_SECONDS, OPEN_SECONDS, TimeUnit.SECONDS);
    scout.scheduleWithFixedDelay(() -> safely(hops::look), 0, LOOK_SECONDS, TimeUnit.SECONDS);
    scout.scheduleWithFixedDelay(() -> safely(this::compare), 0, 1, TimeUnit.DAYS);
    notices.ifPresent(NoticeRoom::open);
  }

  private void openAgain() {
    doors.openAgain().forEach(name -> LOG.log(Level.INFO, "listener {0} is open now", name));
  }

  private void compare() {
    own.complaints().forEach(line -> LOG.log(Level.WARNING, "own policy of {0}", line));
  }

  /** A timer forgets a task that throws. */
  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, "a task of the mail edge failed", fault);
    }
  }

  private void save() {
    try {
      dns.save();
      receivers.save();
    } catch (IOException unwritable) {
      LOG.log(
          Level.WARNING,
          "what the mail edge has learned was not saved: {0}",
          unwritable.toString());
    }
  }

  private Map<String, Long> sessions() {
    Map<String, Long> sessions = new TreeMap<>();
    doors.opened().forEach((name, listener) -> sessions.put(name, (long) listener.sessions()));
    return sessions;
  }

  /** How it is doing: ill only if a listener is closed, or a front has lost its mail server. */
  public VitalSign sign() {
    Map<String, String> data = new TreeMap<>();
    doors.opened().forEach((name, listener) -> data.put(name, listener.address().toString()));
    doors.closed().forEach((name, why) -> data.put(name, "closed: " + why));
    data.put("mode", ground.settings().enforcement().isEnforced() ? "enforce" : "monitor");
    data.put("key-service", service.address() + (service.isAway() ? " (away)" : ""));
    data.put("signing-keys", String.valueOf(signing.keyCount()));
    signing.complaint().ifPresent(why -> data.put("signing", why));
    hops.states().forEach((name, state) -> data.put(name + ".next", state));
    boolean isWell = doors.closed().isEmpty() && !hops.isFrontAlone();
    return new VitalSign(isWell, data);
  }

  /** What the operator reads on the console after a start. */
  public String greeting() {
    StringBuilder text = new StringBuilder("  mail edge       ");
    text.append(ground.settings().enforcement().isEnforced() ? "enforces" : "monitors");
    for (Map.Entry<String, Listener> door : new TreeMap<>(doors.opened()).entrySet()) {
      text.append(", ").append(door.getKey()).append(' ').append(door.getValue().address());
    }
    doors
        .closed()
        .forEach((name, why) -> text.append("; ").append(name).append(" is closed: ").append(why));
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    scout.shutdownNow();
    doors.close();
    client.close();
    watchdog.close();
    save();
    notices.ifPresent(NoticeRoom::close);
  }
}
