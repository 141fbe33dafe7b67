package dev.signet.cli.order;

import dev.signet.cli.keys.PemFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OwnerOptions;
import dev.signet.cli.session.PatienceOptions;
import dev.signet.cli.session.SecretOption;
import dev.signet.cli.session.Session;
import dev.signet.cli.session.Subject;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.Report;
import dev.signet.client.Amendment;
import dev.signet.client.Errand;
import dev.signet.entity.Entity;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signet reissue}: has the registration of a key renewed. */
@Command(
    name = "reissue",
    description = "Renew the registration of a key before it ends; the key stays the same.")
public final class ReissueCommand implements Callable<Integer> {
  @Mixin private OwnerOptions owner = new OwnerOptions();

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description =
          "The registered private key (PEM); it authorises the renewal unless a secret is given.")
  private Path key = Path.of("");

  @Option(names = "--cert", paramLabel = "FILE", description = "Its certificate so far.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the new certificate is written (default: this directory).")
  private Path out = Path.of(".");

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "File with a shared secret that authorises the renewal instead of the key.")
  private Optional<Path> secretFile = Optional.empty();

  @Mixin private PatienceOptions patienceOptions = new PatienceOptions();
  @Mixin private final Session session;

  public ReissueCommand(Surroundings surroundings) {
    this.session = new Session(surroundings);
  }

  @Override
  public Integer call() {
    return session.show(this::reissue);
  }

  private Report reissue() throws Misuse, UnusableFile {
    Optional<Duration> patience = patienceOptions.chosen();
    SigningIdentity identity = PemFile.read(key).identity();
    Optional<Entity> entity = owner.owner();
    List<KeyDatum> data = new ArrayList<>();
    data.add(new KeyDatum.Value(identity.publicKey()));
    if (certificate.isPresent()) {
      data.add(new KeyDatum.Certificate(PemFile.read(certificate.get()).firstCertificate()));
    }
    BindingDescription description =
        new BindingDescription(
            Optional.empty(),
            new KeyInfo(data),
            Set.of(),
            entity.map(Subject::name).map(List::of).orElse(List.of()));
    Amendment order = Amendment.of(description, credentials(identity));
    String name = entity.map(e -> e.signingAddress().toString()).orElse("reissued");
    return session.ask(
        Errand.reissue(order),
        patience,
        Result.Reissue.class,
        result ->
            new OrderReport("Reissued", CertificateFiles.in(out, name)).of(result.bindings()));
  }

  private RequestCredentials credentials(SigningIdentity identity) throws Misuse, UnusableFile {
    if (secretFile.isEmpty()) {
      return new RequestCredentials(Optional.empty(), Optional.of(identity), Optional.of(identity));
    }
    LimitedUseSecret secret =
        SecretOption.prepared(SecretOption.firstLine(secretFile.get()), "--secret-file");
    Octets macKey = secret.authenticationKey();
    return new RequestCredentials(Optional.of(macKey), Optional.empty(), Optional.of(identity));
  }
}
