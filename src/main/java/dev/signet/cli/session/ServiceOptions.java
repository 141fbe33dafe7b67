package dev.signet.cli.session;

import dev.signet.cli.keys.PemFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.client.ClientLimits;
import dev.signet.client.ClientSettings;
import dev.signet.client.ResponseTrust;
import dev.signet.client.ServiceAddress;
import dev.signet.xkms.xml.envelope.WireBinding;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Option;

/** Which key service is asked, and what makes its answers believable. */
public final class ServiceOptions {
  private static final int MAX_SECONDS = 3600;

  /** How messages are wrapped, in a user's words. */
  enum Binding {
    SOAP11(WireBinding.SOAP11),
    SOAP12(WireBinding.SOAP12),
    XML(WireBinding.PLAIN);

    private final WireBinding wire;

    Binding(WireBinding wire) {
      this.wire = wire;
    }
  }

  @Option(
      names = "--service",
      paramLabel = "URL",
      defaultValue = "http://localhost:9080/xkms",
      description = "The service's URI (default: ${DEFAULT-VALUE}).")
  private String service = "";

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "Ask under this trust policy of the service.")
  private Optional<String> policy = Optional.empty();

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Where messages are posted to, if that is not the service's URI.")
  private Optional<URI> endpoint = Optional.empty();

  @Option(
      names = "--binding",
      paramLabel = "soap11|soap12|xml",
      defaultValue = "soap12",
      description = "How messages are wrapped (default: ${DEFAULT-VALUE}).")
  private Binding binding = Binding.SOAP12;

  @Option(
      names = "--pin",
      split = ",",
      paramLabel = "FILE|sha256:HEX",
      description =
          "Key that signs the service's answers: a certificate or public key file, or its SHA-256.")
  private List<String> pins = new ArrayList<>();

  @Option(
      names = "--tls-ca",
      paramLabel = "FILE",
      description =
          "Certification authorities (PEM) to trust for https, instead of the platform's.")
  private Optional<Path> tlsCa = Optional.empty();

  @Option(
      names = "--sign-key",
      paramLabel = "FILE",
      description = "Sign requests with this key (PEM).")
  private Optional<Path> signKey = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "How long to wait for an answer (default: ${DEFAULT-VALUE}).")
  private int timeout;

  @Option(
      names = "--legacy",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Admit the algorithms of around 2005 (SHA-1) in the service's signatures.")
  private boolean legacy;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Data directory of a service on this machine (default: ~/.signet): its signing key is pinned.")
  private Optional<Path> dataDir = Optional.empty();

  public ServiceAddress address() throws Misuse {
    String uri = policy.map(name -> service.replaceFirst("/+$", "") + "/" + name).orElse(service);
    try {
      return new ServiceAddress(uri, endpoint.orElse(URI.create(uri)), binding.wire);
    } catch (IllegalArgumentException unusable) {
      throw new Misuse("--service: " + unusable.getMessage());
    }
  }

  /** Everything that a client needs; says on {@code output} what is trusted. */
  ClientSettings settings(Surroundings surroundings, OutputOptions output)
      throws Misuse, UnusableFile {
    ServiceAddress address = address();
    ResponseTrust trust = new Pins(pins).trust(address, dataDir(surroundings));
    output.remark(
        "asking " + address.service() + " at " + address.endpoint() + " by " + address.binding());
    output.remark(Pins.words(trust, address));
    ClientSettings settings =
        ClientSettings.of(address, trust)
            .withLimits(limits())
            .withProfile(legacy ? AlgorithmProfile.LEGACY : AlgorithmProfile.MODERN);
    return signKey.isPresent()
        ? settings.withIdentity(PemFile.read(signKey.get()).identity())
        : settings;
  }

  ClientLimits limits() throws Misuse {
    return ClientLimits.DEFAULT.withRequestTime(patience());
  }

  Duration patience() throws Misuse {
    if (timeout < 1 || timeout > MAX_SECONDS) {
      throw new Misuse("--timeout takes 1 to " + MAX_SECONDS + " seconds");
    }
    return Duration.ofSeconds(timeout);
  }

  public Optional<SSLContext> tls() throws UnusableFile {
    return tlsCa.isPresent() ? Optional.of(TlsTrust.in(tlsCa.get())) : Optional.empty();
  }

  public Path dataDir(Surroundings surroundings) {
    return dataDir.orElse(surroundings.home().resolve(".signet"));
  }
}
