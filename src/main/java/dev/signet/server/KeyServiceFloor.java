package dev.signet.server;

import dev.signet.registration.SecretOffice;
import dev.signet.server.config.Settings;
import dev.signet.server.edge.EdgeGround;
import dev.signet.server.evidence.Renewal;
import dev.signet.server.health.VitalSign;
import dev.signet.server.metrics.Meters;
import dev.signet.server.operator.OperatorOffice;
import dev.signet.server.operator.OperatorToken;
import dev.signet.server.operator.Operators;
import dev.signet.server.soap.Reception;
import dev.signet.server.soap.Reception.Sources;
import dev.signet.server.soap.XkmsDoor;
import dev.signet.xkms.exchange.later.ApprovalDesk;
import dev.signet.xkms.registry.jdbc.JdbcRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The key service, open: everything that answers, and the ground it stands on. */
final class KeyServiceFloor implements AutoCloseable {
  private final Ground ground;
  private final ExchangeRoom exchange;
  private final Reception reception;
  private final OperatorOffice office;
  private final Vitals vitals;
  private final Housekeeping housekeeping;
  private final Renewal renewal;
  private final RelayRoom relay;

  private KeyServiceFloor(Ground ground, Rooms rooms) {
    PolicyRoom policies = rooms.policies();
    this.ground = ground;
    this.exchange = rooms.exchange();
    this.relay = rooms.relay();
    this.reception = rooms.reception();
    this.office = office(ground, exchange);
    this.vitals = new Vitals(ground, policies);
    this.housekeeping = Housekeeping.begin(ground, policies, exchange);
    this.renewal = Renewal.begin(ground.evidence(), () -> policies.standing().book().served());
  }

  /**
   * Opens it.
   *
   * @param contract WSDL and schemas by file name
   * @throws IOException and others as {@link Ground#lay}
   */
  static KeyServiceFloor open(
      Settings settings, Sources sources, DataDirectory data, Map<String, String> contract)
      throws IOException {
    Ground ground = Ground.lay(settings, sources, data);
    try {
      return furnished(ground, contract);
    } catch (RuntimeException failed) {
      ground.close();
      throw failed;
    }
  }

  private static KeyServiceFloor furnished(Ground ground, Map<String, String> contract) {
    JdbcRegistry registry = ground.registry();
    ExchangeRoom exchange = new ExchangeRoom(ground);
    RelayRoom relay = RelayRoom.open(ground, ground.relayedAnswers());
    try {
      PolicyRoom policies =
          PolicyRoom.open(ground, new EndpointRoom(ground, registry, exchange, relay));
      exchange.begin(policies::carryOut);
      Reception reception =
          new Reception(ground.settings(), policies::endpoint, contract, ground.sources());
      return new KeyServiceFloor(ground, new Rooms(exchange, relay, reception, policies));
    } catch (RuntimeException failed) {
      relay.close();
      exchange.close();
      throw failed;
    }
  }

  private record Rooms(
      ExchangeRoom exchange, RelayRoom relay, Reception reception, PolicyRoom policies) {}

  private static OperatorOffice office(Ground ground, ExchangeRoom exchange) {
    return new OperatorOffice(
        new SecretOffice(ground.secrets(), ground.sources().random(), ground.sources().clock()),
        Optional.of(new WaitingRequests(exchange.approvals())),
        new Operators(new OperatorToken(ground.operatorToken()), ground.data().operators()),
        ground.settings().operatorRemote());
  }

  /** How a client in this very server reaches it. */
  EdgeGround.OwnService asSeenFromHere(Settings settings) {
    return new EdgeGround.OwnService(
        "http://localhost:" + settings.listening().httpPort() + XkmsDoor.PATH,
        settings.listening().publicUrl() + XkmsDoor.PATH,
        ground.responseSigner().certificate());
  }

  /** Has its numbers shown. */
  void watch(Meters meters) {
    exchange.watch(meters);
  }

  /** Where operators decide about requests that wait. */
  ApprovalDesk approvals() {
    return exchange.approvals();
  }

  Reception reception() {
    return reception;
  }

  OperatorOffice office() {
    return office;
  }

  VitalSign sign(VitalSign.Organ organ) {
    return vitals.sign(organ);
  }

  /** What the operator reads on the console after a start. */
  String greeting() {
    return new Greeting(ground).text();
  }

  @Override
  public void close() throws IOException {
    relay.close();
    renewal.close();
    housekeeping.close();
    exchange.close();
    ground.close();
  }
}
