package dev.signet.cli.order;

import dev.signet.cli.keys.NewFile;
import dev.signet.cli.keys.NewKey;
import dev.signet.cli.keys.PemFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OwnerOptions;
import dev.signet.cli.session.PatienceOptions;
import dev.signet.cli.session.SecretOptions;
import dev.signet.cli.session.Session;
import dev.signet.cli.session.Subject;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.session.Usage;
import dev.signet.cli.show.Report;
import dev.signet.client.Errand;
import dev.signet.client.Registration;
import dev.signet.entity.Entity;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signet register}: has a key registered, a new one or one that is there already. */
@Command(
    name = "register",
    description =
        "Register a key for a mailbox or a domain with a shared secret from the operator, and keep its certificate.")
public final class RegisterCommand implements Callable<Integer> {
  private static final int MAX_DAYS = 36_500;

  @Mixin private OwnerOptions owner = new OwnerOptions();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Register this private key's public key (PEM).")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--new-key",
      paramLabel = "p256|p384|rsa3072|ed25519",
      description = "Make a new key and write it to --out, readable by you alone.")
  private Optional<NewKey> newKey = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where key and certificate are written (default: this directory).")
  private Path out = Path.of(".");

  @Option(
      names = "--auth-key",
      paramLabel = "FILE",
      description = "Authenticate with this registered key (PEM) instead of a shared secret.")
  private Optional<Path> authenticationKey = Optional.empty();

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How long the registration is wanted to hold.")
  private Optional<Integer> days = Optional.empty();

  @Mixin private SecretOptions secrets = new SecretOptions();
  @Mixin private Usage usage = new Usage();
  @Mixin private PatienceOptions patienceOptions = new PatienceOptions();
  @Mixin private final Session session;

  public RegisterCommand(Surroundings surroundings) {
    this.session = new Session(surroundings);
  }

  @Override
  public Integer call() {
    return session.show(this::register);
  }

  private Report register() throws Misuse, UnusableFile {
    Entity entity = owner.requiredOwner();
    Optional<Duration> patience = patienceOptions.chosen();
    if (key.isPresent() == newKey.isPresent()) {
      throw new Misuse("give either --key FILE or --new-key KIND");
    }
    ValidityInterval validity = validity();
    RequestCredentials authentication = authentication();
    Optional<LimitedUseSecret> phrase = secrets.phrase();
    CertificateFiles files =
        CertificateFiles.in(out, entity.match(d -> d.name().value(), m -> m.address().toString()));
    SigningIdentity identity = identity(files);
    PrototypeKeyBinding prototype =
        new PrototypeKeyBinding(
            description(entity, identity),
            validity.equals(ValidityInterval.OPEN) ? Optional.empty() : Optional.of(validity),
            phrase.map(p -> LimitedUseSecret.revocationCodeIdentifier(p.revocationCode())));
    Registration order = new Registration(prototype, possessing(authentication, identity));
    return session.ask(
        Errand.register(order),
        patience,
        Result.Register.class,
        result -> new OrderReport("Registered", files).of(result.bindings()));
  }

  private BindingDescription description(Entity entity, SigningIdentity identity) {
    return new BindingDescription(
        Optional.empty(),
        KeyInfo.of(new KeyDatum.Value(identity.publicKey())),
        usage.wanted(),
        List.of(Subject.name(entity)));
  }

  private RequestCredentials authentication() throws Misuse, UnusableFile {
    if (authenticationKey.isPresent()) {
      SigningIdentity registered = PemFile.read(authenticationKey.get()).identity();
      return new RequestCredentials(Optional.empty(), Optional.of(registered), Optional.empty());
    }
    return new RequestCredentials(
        Optional.of(secrets.secret(session.surroundings()).authenticationKey()),
        Optional.empty(),
        Optional.empty());
  }

  private static RequestCredentials possessing(
      RequestCredentials authentication, SigningIdentity identity) {
    return new RequestCredentials(
        authentication.macKey(), authentication.authenticationKey(), Optional.of(identity));
  }

  /** The key is on the disk before anybody hears of it. */
  private SigningIdentity identity(CertificateFiles files) throws UnusableFile {
    if (key.isPresent()) {
      return PemFile.read(key.get()).identity();
    }
    KeyPair pair = newKey.orElseThrow().generate(session.surroundings().random());
    Path file = files.key();
    NewFile.writePrivateKey(file, pair);
    session
        .output()
        .tell(
            "new private key in "
                + file
                + "; if the registration fails, try again with --key "
                + file);
    return new SigningIdentity(pair.getPrivate(), pair.getPublic(), List.of());
  }

  private ValidityInterval validity() throws Misuse {
    if (days.isEmpty()) {
      return ValidityInterval.OPEN;
    }
    if (days.get() < 1 || days.get() > MAX_DAYS) {
      throw new Misuse("--days takes 1 to " + MAX_DAYS);
    }
    Instant end = session.surroundings().clock().instant().plus(Duration.ofDays(days.get()));
    return new ValidityInterval(Optional.empty(), Optional.of(end));
  }
}
