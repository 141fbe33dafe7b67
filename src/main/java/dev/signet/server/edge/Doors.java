package dev.signet.server.edge;

import dev.signet.mail.handling.Edge;
import dev.signet.mail.message.Spool;
import dev.signet.mail.milter.MilterLimits;
import dev.signet.mail.milter.MilterService;
import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.net.Listener;
import dev.signet.mail.net.OnlyFrom;
import dev.signet.mail.net.Service;
import dev.signet.mail.relay.FilterStation;
import dev.signet.mail.relay.MilterStation;
import dev.signet.mail.relay.PublicSessions;
import dev.signet.mail.relay.Station;
import dev.signet.mail.relay.ThroughStation;
import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.MailService;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.mail.smtp.server.ServerSettings;
import dev.signet.mail.smtp.server.SmtpLimits;
import dev.signet.mail.smtp.server.SmtpServer;
import dev.signet.mail.smtp.wire.BareLineEnds;
import dev.signet.server.config.EdgeSettings;
import dev.signet.server.config.ListenerSettings;
import dev.signet.server.config.ListenerSettings.Protocol;
import dev.signet.server.config.ListenerSettings.Role;
import dev.signet.server.config.WrongSetting;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The listeners of the edge. One that cannot be opened does not keep the others closed. */
final class Doors implements Closeable {
  private static final String LMTP = "lmtp:";
  private static final List<String> ANYBODY = List.of("0.0.0.0/0", "::/0", "unix");

  private final EdgeSettings settings;
  private final Edges edges;
  private final Behind behind;
  private final PublicSessions sessions = new PublicSessions();
  private final Map<String, Listener> open = new ConcurrentHashMap<>();
  private final Map<String, Closed> closed = new ConcurrentHashMap<>();
  private final List<Closeable> others = new ArrayList<>();
  private boolean isShut;

  /** What stands behind every listener. */
  record Behind(String hello, SmtpClient client, Supplier<Spool> spools) {}

  /** A listener whose address is taken. */
  private record Closed(ListenAddress address, Service service, String because) {}

  Doors(EdgeSettings settings, Edges edges, Behind behind) {
    this.settings = settings;
    this.edges = edges;
    this.behind = behind;
  }

  /** Opens all that are set. */
  void open() {
    for (ListenerSettings listener : settings.listeners()) {
      Service service = service(listener);
      ListenAddress address = address(listener.name() + ".address", listener.address());
      listener.refuseOpenRelay(address.isLocal());
      tryToOpen(listener.name(), new Closed(address, service, ""));
    }
  }

  /** Tries those again that could not be opened; their names, if they can now. */
  synchronized List<String> openAgain() {
    if (isShut) {
      return List.of();
    }
    Map<String, Closed> were = Map.copyOf(closed);
    were.forEach(this::tryToOpen);
    return were.keySet().stream().filter(open::containsKey).toList();
  }

  private void tryToOpen(String name, Closed door) {
    try {
      open.put(
          name,
          Listener.open(
              door.address(),
              dev.signet.mail.net.ListenerSettings.DEFAULT.withSessions(
                  settings.limits().maxSessions()),
              door.service()));
      closed.remove(name);
    } catch (IOException taken) {
      closed.put(
          name, new Closed(door.address(), door.service(), String.valueOf(taken.getMessage())));
    }
  }

  /** Listeners that are open, with where they really listen. */
  Map<String, Listener> opened() {
    return Map.copyOf(open);
  }

  /** Listeners that could not be opened, with the reason. */
  Map<String, String> closed() {
    return closed.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                entry -> entry.getValue().address() + ": " + entry.getValue().because()));
  }

  private Service service(ListenerSettings listener) {
    return listener.protocol() == Protocol.MILTER ? milter(listener) : smtp(listener);
  }

  private Service milter(ListenerSettings listener) {
    MilterService service =
        new MilterService(
            new MilterStation(
                listener.name(), listener.isAdvertised(), edges.side(listener), sessions),
            MilterLimits.DEFAULT
                .withOctets(settings.limits().maxOctets())
                .withRecipients(settings.limits().maxRecipients()),
            behind.spools());
    others.add(service);
    return new OnlyFrom(peers(listener), service);
  }

  private static AddressRanges peers(ListenerSettings listener) {
    return Edges.ranges("signet.edge.listen." + listener.name() + ".peers", listener.peers());
  }

  private Service smtp(ListenerSettings listener) {
    boolean isLmtp = listener.protocol() == Protocol.LMTP;
    ServerSettings server =
        ServerSettings.plain(behind.hello(), isLmtp)
            .with(listener.normalises() ? BareLineEnds.NORMALISE : BareLineEnds.REJECT)
            .with(limits());
    AddressRanges peers = peers(listener);
    ServerSettings guarded =
        listener.role() == Role.FRONT
            ? server.forPeers(AddressRanges.of(ANYBODY))
            : server.forPeers(peers).trusting(peers, peers);
    ServerSettings ready =
        listener.tls().isPresent() ? guarded.with(TlsKey.context(listener)) : guarded;
    return new SmtpServer(ready, mail(listener), behind.spools());
  }

  private MailService mail(ListenerSettings listener) {
    Station station =
        new Station(
            listener.name(),
            listener.isAdvertised(),
            next(listener),
            settings.limits().maxOctets());
    if (listener.role() == Role.FRONT) {
      return ThroughStation.front(station, behind.client(), sessions);
    }
    Edge edge = edges.side(listener);
    return listener.protocol() == Protocol.LMTP
        ? new FilterStation(station, edge, behind.client())
        : ThroughStation.filter(station, edge, behind.client());
  }

  private SmtpLimits limits() {
    EdgeSettings.Limits wanted = settings.limits();
    Duration idle = Duration.ofSeconds(wanted.idleSeconds());
    SmtpLimits usual = SmtpLimits.DEFAULT;
    return usual
        .withMessageOctets(wanted.maxOctets())
        .withRecipients(wanted.maxRecipients())
        .withTimes(idle, idle, usual.content());
  }

  static NextHop next(ListenerSettings listener) {
    boolean isLmtp = listener.next().startsWith(LMTP);
    String address = isLmtp ? listener.next().substring(LMTP.length()) : listener.next();
    return new NextHop(address(listener.name() + ".next", address), isLmtp);
  }

  private static ListenAddress address(String key, String text) {
    try {
      return ListenAddress.of(text);
    } catch (IllegalArgumentException wrong) {
      throw new WrongSetting("signet.edge.listen." + key + ": " + wrong.getMessage(), wrong);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    isShut = true;
    for (Listener listener : open.values()) {
      listener.close();
    }
    for (Closeable other : others) {
      other.close();
    }
  }
}
