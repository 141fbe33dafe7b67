package dev.signet.cli.order;

import dev.signet.cli.keys.PemFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.OwnerOptions;
import dev.signet.cli.session.SecretOptions;
import dev.signet.cli.session.Session;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.show.Report;
import dev.signet.client.Amendment;
import dev.signet.client.Errand;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.RequestCredentials;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signet revoke}: has a key declared invalid for good. */
@Command(
    name = "revoke",
    description =
        "Revoke a registered key, authorised by the revocation phrase, a shared secret, or the key itself.")
public final class RevokeCommand implements Callable<Integer> {
  @Mixin private OwnerOptions owner = new OwnerOptions();

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Certificate of the key to be revoked.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The key to be revoked (PEM); a private key also authorises the revocation.")
  private Optional<Path> key = Optional.empty();

  @Mixin private SecretOptions secrets = new SecretOptions();
  @Mixin private final Session session;

  public RevokeCommand(Surroundings surroundings) {
    this.session = new Session(surroundings);
  }

  @Override
  public Integer call() {
    return session.show(this::revoke);
  }

  private Report revoke() throws Misuse, UnusableFile {
    Optional<PemFile> own =
        key.isPresent() ? Optional.of(PemFile.read(key.get())) : Optional.empty();
    Amendment order = order(WhichKey.described(certificate, own, owner.owner()), own);
    return session.ask(
        Errand.revoke(order), result -> OrderReport.shown("Revoked", result.bindings()));
  }

  /**
   * What was named outright comes first; the environment and the prompt are for want of anything
   * else.
   */
  private Amendment order(BindingDescription description, Optional<PemFile> own)
      throws Misuse, UnusableFile {
    Optional<LimitedUseSecret> phrase = secrets.phrase();
    if (phrase.isPresent()) {
      return Amendment.byRevocationCode(description, phrase.get().revocationCode());
    }
    if (!secrets.hasSecretFile() && own.filter(file -> file.keyPair().isPresent()).isPresent()) {
      return Amendment.of(
          description,
          new RequestCredentials(
              Optional.empty(), Optional.of(own.get().identity()), Optional.empty()));
    }
    LimitedUseSecret secret = secrets.secret(session.surroundings());
    return Amendment.of(
        description,
        new RequestCredentials(
            Optional.of(secret.authenticationKey()), Optional.empty(), Optional.empty()));
  }
}
