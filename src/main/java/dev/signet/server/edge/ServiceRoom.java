package dev.signet.server.edge;

import dev.signet.client.ClientLimits;
import dev.signet.client.ClientSettings;
import dev.signet.client.HttpTransport;
import dev.signet.client.ResponseTrust;
import dev.signet.client.ServiceAddress;
import dev.signet.mail.service.CircuitBreaker;
import dev.signet.mail.service.GuardedTransport;
import dev.signet.mail.service.KeyService;
import dev.signet.mail.service.RememberedVerdicts;
import dev.signet.mail.service.SoapKeyService;
import dev.signet.server.config.EdgeSettings;
import dev.signet.server.config.WrongSetting;
import dev.signet.xkms.model.Octets;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The key service as the edge asks it: over SOAP, remembered, and given up on while it is away. */
final class ServiceRoom {
  private static final String DIGEST = "sha256:";

  private final RememberedVerdicts verdicts;
  private final CircuitBreaker breaker;
  private final ServiceAddress address;

  ServiceRoom(EdgeGround ground) {
    EdgeSettings.Service wanted = ground.settings().service();
    this.address = address(ground);
    this.breaker = new CircuitBreaker(CircuitBreaker.Settings.DEFAULT, ground.clock());
    ClientSettings settings =
        ClientSettings.of(address, trust(ground, wanted)).withLimits(limits(wanted.seconds()));
    this.verdicts =
        new RememberedVerdicts(
            SoapKeyService.at(
                settings,
                new GuardedTransport(
                    new HttpTransport(settings.limits(), Optional.empty()),
                    breaker,
                    GuardedTransport.Crowd.DEFAULT),
                ground.random()),
            memory(Duration.ofSeconds(wanted.rememberSeconds())),
            ground.clock());
    ground.meters().watch("signet_edge_key_service", "Questions to the key service.", this::counts);
  }

  KeyService service() {
    return verdicts;
  }

  /** Whether questions go through at present. */
  boolean isAway() {
    return breaker.isOpen();
  }

  String address() {
    return address.endpoint().toString();
  }

  private static ClientLimits limits(int seconds) {
    ClientLimits usual = SoapKeyService.LIMITS;
    return new ClientLimits(
        usual.connect(), Duration.ofSeconds(seconds), usual.maxOctets(), usual.connectAttempts());
  }

  private static RememberedVerdicts.Settings memory(Duration time) {
    RememberedVerdicts.Settings usual = RememberedVerdicts.Settings.DEFAULT;
    Duration unproven = usual.unproven().compareTo(time) < 0 ? usual.unproven() : time;
    return new RememberedVerdicts.Settings(time, time, unproven, usual.room());
  }

  private static ServiceAddress address(EdgeGround ground) {
    String url = ground.settings().service().url();
    if (!url.isEmpty()) {
      return ServiceAddress.of(url);
    }
    EdgeGround.OwnService own =
        ground
            .ownService()
            .orElseThrow(
                () ->
                    new WrongSetting(
                        "signet.edge.xkms.url: this server is no key service itself, so say which"
                            + " one the mail edge asks"));
    return ServiceAddress.of(own.service()).withEndpoint(URI.create(own.url()));
  }

  private static ResponseTrust trust(EdgeGround ground, EdgeSettings.Service wanted) {
    if (!wanted.pins().isEmpty()) {
      Set<Octets> digests = new LinkedHashSet<>();
      wanted.pins().forEach(pin -> digests.add(digest(pin)));
      return new ResponseTrust.PinnedDigests(digests);
    }
    return wanted.url().isEmpty()
        ? ground
            .ownService()
            .<ResponseTrust>map(
                own -> new ResponseTrust.PinnedKeys(Set.of(own.signer().getPublicKey())))
            .orElseGet(ResponseTrust.Tls::new)
        : new ResponseTrust.Tls();
  }

  private static Octets digest(String pin) {
    try {
      String hex = pin.startsWith(DIGEST) ? pin.substring(DIGEST.length()) : pin;
      byte[] octets = HexFormat.of().parseHex(hex);
      if (octets.length == 32) {
        return Octets.of(octets);
      }
    } catch (IllegalArgumentException notHex) {
      throw unlikeDigest(pin, notHex);
    }
    throw unlikeDigest(pin, new IllegalArgumentException("a SHA-256 digest has 32 octets"));
  }

  private static WrongSetting unlikeDigest(String pin, IllegalArgumentException cause) {
    return new WrongSetting(
        "signet.edge.xkms.pins: '" + pin + "' must be sha256: and 64 hexadecimal digits", cause);
  }

  private Map<String, Long> counts() {
    RememberedVerdicts.Counts counts = verdicts.counts();
    return Map.of(
        "remembered", (long) counts.size(),
        "answered-from-memory", counts.answered(),
        "asked", counts.asked(),
        "joined", counts.joined(),
        "given-up", breaker.timesOpened(),
        "away", breaker.isOpen() ? 1L : 0L);
  }
}
