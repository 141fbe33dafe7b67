package dev.signet.cli.session;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.xkms.secret.LimitedUseSecret;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the shared secret and the owner's revocation phrase come from. */
public final class SecretOptions {
  @Mixin private SecretOption secret = new SecretOption();

  @Option(
      names = "--revocation-phrase-file",
      paramLabel = "FILE",
      description = "File with the pass phrase that permits to revoke the key later.")
  private Optional<Path> phraseFile = Optional.empty();

  public boolean hasSecretFile() {
    return secret.hasSecretFile();
  }

  /** The shared secret, asked for where it was not given. */
  public LimitedUseSecret secret(Surroundings surroundings) throws Misuse, UnusableFile {
    return secret.secret(surroundings);
  }

  /** The revocation phrase of the file, if one was given. */
  public Optional<LimitedUseSecret> phrase() throws Misuse, UnusableFile {
    return phraseFile.isPresent()
        ? Optional.of(
            SecretOption.prepared(
                SecretOption.firstLine(phraseFile.get()), phraseFile.get().toString()))
        : Optional.empty();
  }
}
