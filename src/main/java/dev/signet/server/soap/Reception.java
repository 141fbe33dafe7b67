package dev.signet.server.soap;

import dev.signet.server.config.Settings;
import dev.signet.server.config.Settings.PolicySettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the door needs to let messages in: the endpoints, the limits, the contract that it shows.
 */
public final class Reception {
  private final Function<String, Optional<Endpoint>> endpoints;
  private final RequestBody body;
  private final ContractPages contract;
  private final SecureRandom random;

  /**
   * @param endpoints the endpoint of a trust policy, as it is at that moment
   * @param contract WSDL and schemas by file name
   */
  public Reception(
      Settings settings,
      Function<String, Optional<Endpoint>> endpoints,
      Map<String, String> contract,
      Sources sources) {
    this.endpoints = endpoints;
    this.body = new RequestBody(settings.limits(), sources.clock());
    this.contract = new ContractPages(contract, settings.listening());
    this.random = sources.random();
  }

  /** Time and chance. */
  public record Sources(InstantSource clock, SecureRandom random) {}

  /**
   * The endpoint for what follows {@code /xkms} in a path.
   *
   * @param rest null, empty or {@code /} for the default policy, else {@code /name}
   */
  Optional<Endpoint> endpoint(String rest) {
    String name = rest.startsWith("/") ? rest.substring(1) : rest;
    return endpoints.apply(name.isEmpty() ? PolicySettings.DEFAULT : name);
  }

  RequestBody body() {
    return body;
  }

  ContractPages contract() {
    return contract;
  }

  /** A fresh id for one request: 64 random bits; nothing from outside flows into it. */
  String correlation() {
    byte[] octets = new byte[8];
    random.nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }
}
