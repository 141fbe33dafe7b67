package dev.signet.server;

import dev.signet.server.config.EdgeSettings;
import dev.signet.server.config.Settings;
import dev.signet.server.edge.EdgeFloor;
import dev.signet.server.edge.EdgeGround;
import dev.signet.server.health.VitalSign;
import dev.signet.server.metrics.Meters;
import dev.signet.server.operator.OperatorOffice;
import dev.signet.server.soap.Reception;
import dev.signet.server.soap.Reception.Sources;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The house, open: the floors that its roles ask for, over one data directory. */
final class House implements AutoCloseable {
  private static final VitalSign NOT_HERE = VitalSign.well(Map.of("role", "not of this server"));

  private final DataDirectory data;
  private final Optional<KeyServiceFloor> keyService;
  private final Optional<EdgeFloor> edge;

  private House(
      DataDirectory data, Optional<KeyServiceFloor> keyService, Optional<EdgeFloor> edge) {
    this.data = data;
    this.keyService = keyService;
    this.edge = edge;
  }

  /** What is set. */
  record Plan(Settings settings, EdgeSettings edge, Meters meters) {}

  /**
   * Opens it.
   *
   * @param contract WSDL and schemas by file name
   * @throws IOException and others as {@link Ground#lay}
   */
  static House open(Plan plan, Sources sources, Map<String, String> contract) throws IOException {
    DataDirectory data =
        DataDirectory.open(plan.settings().dataDirectory(), plan.settings().commonDirectory());
    try {
      Optional<KeyServiceFloor> keyService =
          plan.edge().roles().isKeyService()
              ? Optional.of(KeyServiceFloor.open(plan.settings(), sources, data, contract))
              : Optional.empty();
      return new House(data, keyService, edge(plan, sources, data, keyService));
    } catch (IOException | RuntimeException failed) {
      data.close();
      throw failed;
    }
  }

  /** If the upper floor cannot be built, the one below it goes too. */
  private static Optional<EdgeFloor> edge(
      Plan plan, Sources sources, DataDirectory data, Optional<KeyServiceFloor> keyService)
      throws IOException {
    if (!plan.edge().roles().isMailEdge()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          EdgeFloor.open(
              new EdgeGround(
                  plan.edge(),
                  keyService.map(floor -> floor.asSeenFromHere(plan.settings())),
                  data.root(),
                  sources.clock(),
                  sources.random(),
                  plan.meters())));
    } catch (IOException | RuntimeException failed) {
      if (keyService.isPresent()) {
        keyService.get().close();
      }
      throw failed;
    }
  }

  /** Empty if this server is not a key service. */
  Optional<Reception> reception() {
    return keyService.map(KeyServiceFloor::reception);
  }

  Optional<OperatorOffice> office() {
    return keyService.map(KeyServiceFloor::office);
  }

  VitalSign sign(VitalSign.Organ organ) {
    return organ == VitalSign.Organ.MAIL_EDGE
        ? edge.map(EdgeFloor::sign).orElse(NOT_HERE)
        : keyService.map(floor -> floor.sign(organ)).orElse(NOT_HERE);
  }

  /** What the operator reads on the console after a start. */
  String greeting() {
    return Stream.concat(
            Stream.of(keyService.map(KeyServiceFloor::greeting).orElse("Signet is up")),
            edge.map(EdgeFloor::greeting).stream())
        .collect(Collectors.joining(System.lineSeparator()));
  }

  @Override
  public void close() throws IOException {
    if (edge.isPresent()) {
      edge.get().close();
    }
    if (keyService.isPresent()) {
      keyService.get().close();
    }
    data.close();
  }
}
