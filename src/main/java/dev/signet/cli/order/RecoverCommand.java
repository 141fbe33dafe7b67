package dev.signet.cli.order;

import dev.signet.cli.keys.PemFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OwnerOptions;
import dev.signet.cli.session.PatienceOptions;
import dev.signet.cli.session.SecretOption;
import dev.signet.cli.session.Session;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.Report;
import dev.signet.client.Amendment;
import dev.signet.client.Errand;
import dev.signet.entity.Entity;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.RequestCredentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signet recover}: gets a private key back that the service keeps. */
@Command(
    name = "recover",
    description =
        "Get back a private key that the service made and keeps, with a new shared secret; its registration is revoked by that.")
public final class RecoverCommand implements Callable<Integer> {
  @Mixin private OwnerOptions owner = new OwnerOptions();

  @Option(names = "--cert", paramLabel = "FILE", description = "Certificate of the key.")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--key", paramLabel = "FILE", description = "The public key (PEM).")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the private key is written (default: this directory).")
  private Path out = Path.of(".");

  @Mixin private SecretOption secret = new SecretOption();
  @Mixin private PatienceOptions patience = new PatienceOptions();
  @Mixin private final Session session;

  public RecoverCommand(Surroundings surroundings) {
    this.session = new Session(surroundings);
  }

  @Override
  public Integer call() {
    return session.show(this::recover);
  }

  /** Recoveries are often approved by people first, so an answer that comes later is taken. */
  private Report recover() throws Misuse, UnusableFile {
    Duration wait = patience.chosen().orElse(Duration.ZERO);
    Optional<Entity> entity = owner.owner();
    Optional<PemFile> known =
        key.isPresent() ? Optional.of(PemFile.read(key.get())) : Optional.empty();
    BindingDescription description = WhichKey.described(certificate, known, entity);
    LimitedUseSecret phrase = secret.secret(session.surroundings());
    CertificateFiles files =
        CertificateFiles.in(out, entity.map(RecoverCommand::name).orElse("recovered"));
    files.requireWritable();
    RequestCredentials credentials =
        new RequestCredentials(
            Optional.of(phrase.authenticationKey()), Optional.empty(), Optional.empty());
    return session.ask(
        Errand.recover(Amendment.of(description, credentials)),
        Optional.of(wait),
        Result.Recover.class,
        result -> new RecoveredKey(files, phrase, session.surroundings().random()).of(result));
  }

  private static String name(Entity entity) {
    return entity.match(domain -> domain.name().value(), mailbox -> mailbox.address().toString());
  }
}
