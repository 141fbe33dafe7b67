package dev.signet.server;

import dev.signet.server.config.EdgeSettings;
import dev.signet.server.config.Settings;
import dev.signet.server.health.VitalSign;
import dev.signet.server.operator.OperatorOffice;
import dev.signet.server.soap.Reception;
import dev.signet.server.soap.Reception.Sources;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The house, open: the floors that its roles ask for, over one data directory. */
final class House implements AutoCloseable {
  private static final VitalSign NOT_HERE = VitalSign.well(Map.of("role", "not of this server"));

  private final DataDirectory data;
  private final Optional<KeyServiceFloor> keyService;

  private House(DataDirectory data, Optional<KeyServiceFloor> keyService) {
    this.data = data;
    this.keyService = keyService;
  }

  /** What is set. */
  record Plan(Settings settings, EdgeSettings edge) {}

  /**
   * Opens it.
   *
   * @param contract WSDL and schemas by file name
   * @throws IOException and others as {@link Ground#lay}
   */
  static House open(Plan plan, Sources sources, Map<String, String> contract) throws IOException {
    DataDirectory data = DataDirectory.open(plan.settings().dataDirectory());
    try {
      Optional<KeyServiceFloor> keyService =
          plan.edge().roles().isKeyService()
              ? Optional.of(KeyServiceFloor.open(plan.settings(), sources, data, contract))
              : Optional.empty();
      return new House(data, keyService);
    } catch (IOException | RuntimeException failed) {
      data.close();
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
    return keyService.map(floor -> floor.sign(organ)).orElse(NOT_HERE);
  }

  /** What the operator reads on the console after a start. */
  String greeting() {
    return keyService.map(KeyServiceFloor::greeting).orElse("Signet is up");
  }

  @Override
  public void close() throws IOException {
    if (keyService.isPresent()) {
      keyService.get().close();
    }
    data.close();
  }
}
