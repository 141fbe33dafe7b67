package dev.signet.xkms.exchange.later;

import dev.signet.testkit.TestKeys;
import dev.signet.xkms.database.Sql;
import dev.signet.xkms.database.Transactions;
import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.OriginalMessage;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.Sealing;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.exchange.Turn;
import dev.signet.xkms.exchange.later.notice.NoticeRules;
import dev.signet.xkms.exchange.later.notice.ResultNotifier;
import dev.signet.xkms.ledger.jdbc.JdbcPendingBook;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.registry.jdbc.TestDatabase;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;
import org.w3c.dom.Document;

/**
 * Nodes over one database and one clock, and messages to their desks that go through reader and
 * writer.
 */
final class Exchange implements AutoCloseable {
  static final String SERVICE = "https://keys.example.org/xkms";
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Channel TLS = new Channel(true, "192.0.2.7", "c-1");
  static final KeyPair CLIENT = TestKeys.ec();

  final DataSource database = TestDatabase.inMemory();
  final JdbcPendingBook book = new JdbcPendingBook(database);
  final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
  final MessageReader reader = new MessageReader(AlgorithmProfile.MODERN);
  private final MessageSignature signatures = new MessageSignature(AlgorithmProfile.MODERN);
  private final List<LaterWork> nodes = new ArrayList<>();

  Optional<Sealing> sealing = Optional.empty();
  ResultNotifier notifier = ResultNotifier.NONE;
  LaterRules rules = rules(LaterRules.Room.DEFAULT, Duration.ofSeconds(30), NoticeRules.OFF);

  /** Rules for tests: everything soon, nothing given up early. */
  static LaterRules rules(LaterRules.Room room, Duration patience, NoticeRules notices) {
    return new LaterRules(
        room,
        Duration.ofDays(2),
        Duration.ofDays(3),
        patience,
        pace(Duration.ofMinutes(10), Duration.ofSeconds(5)),
        notices);
  }

  static LaterRules.Pace pace(Duration longest, Duration ending) {
    return new LaterRules.Pace(
        2,
        3,
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        longest,
        Duration.ofMillis(10),
        ending);
  }

  /** Another node, or the same after a restart; carries nothing out before it is started. */
  LaterWork node() {
    LaterWork node =
        new LaterWork(new LaterParts(book, sealing, notifier, rules, clock::get), "node");
    nodes.add(node);
    return node;
  }

  /** A node that carries out what waits. */
  LaterWork node(Function<WaitingRequest, Result> carryOut) {
    LaterWork node = node();
    node.start(carryOut);
    return node;
  }

  static ResultHeaders headers(String policy) {
    return new ResultHeaders(
        new ServiceProfile(
            policy, List.of(SERVICE), EnumSet.allOf(Operation.class), Set.of(), 10, false),
        new SecureRandom());
  }

  static LaterDesk desk(LaterWork node) {
    return new LaterDesk(node, headers("default"));
  }

  void pass(Duration time) {
    clock.updateAndGet(now -> now.plus(time));
  }

  /** The request as it comes out of the wire. */
  @SuppressWarnings("unchecked")
  <R extends Request> ReceivedRequest<R> sent(R request, Channel channel) {
    return (ReceivedRequest<R>) received(document(request), channel);
  }

  <R extends Request> ReceivedRequest<R> sent(R request) {
    return sent(request, TLS);
  }

  @SuppressWarnings("unchecked")
  <R extends Request> ReceivedRequest<R> signed(R request, KeyPair key) {
    Document message = document(request);
    signatures.sign(message, new SigningIdentity(key.getPrivate(), key.getPublic(), List.of()));
    return (ReceivedRequest<R>) received(message, TLS);
  }

  /** What a node makes of a request whose time has come. */
  ReceivedRequest<?> read(WaitingRequest waiting) {
    ReceivedRequest<?> received = received(waiting.message().document(), waiting.channel());
    return received.at(waiting.turn());
  }

  private ReceivedRequest<?> received(Document message, Channel channel) {
    try {
      Request request = reader.readRequest(message);
      Turn turn = Turn.of(new OriginalMessage(message));
      return new ReceivedRequest<>(request, signatures.verify(message), channel, turn);
    } catch (BadMessage bad) {
      throw new AssertionError(bad);
    }
  }

  static Document document(Request request) {
    Document written = new MessageWriter().write(request, RequestCredentials.NONE);
    try {
      return SecureXml.parse(SecureXml.serialise(written));
    } catch (MalformedXml malformed) {
      throw new AssertionError(malformed);
    }
  }

  /** The result as the requestor reads it. */
  Result told(Answer<? extends Result> answer) {
    try {
      return reader.readResult(
          SecureXml.parse(SecureXml.serialise(new MessageWriter().write(answer.result()))));
    } catch (MalformedXml | BadMessage bad) {
      throw new AssertionError(bad);
    }
  }

  static String words(Result result) {
    return result.header().code().words();
  }

  /** Collects until there is a final result. */
  Result collected(LaterDesk desk, ReceivedRequest<Request.Pending> pending) throws Refused {
    Patience.until(() -> !words(desk.collect(pending).result()).equals("Pending"));
    return told(desk.collect(pending));
  }

  /** How many requests some node has until after this time. */
  long leases(Instant after) {
    return new Transactions(database)
        .read(
            connection ->
                Sql.first(
                        connection,
                        "select count(*) from pending_request where leased_by is not null and leased_until > ?",
                        columns -> columns.getLong(1),
                        after)
                    .orElseThrow());
  }

  /** Writes nonsense into a column of octets. */
  void damage(String responseId, String column) {
    new Transactions(database)
        .make(
            connection ->
                Sql.update(
                    connection,
                    "update pending_request set " + column + " = ? where response_id = ?",
                    Octets.of("<not xml".getBytes(StandardCharsets.UTF_8)),
                    responseId));
  }

  @Override
  public void close() {
    nodes.forEach(LaterWork::close);
  }
}
