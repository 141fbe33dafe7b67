package dev.signet.cli.session;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.xkms.secret.LimitedUseSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the shared secret comes from; never the command line itself, which others can see. */
public final class SecretOption {
  private static final int MAX_OCTETS = 4096;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description =
          "File with the shared secret from the operator. Otherwise SIGNET_SECRET, otherwise a prompt.")
  private Optional<Path> secretFile = Optional.empty();

  public boolean hasSecretFile() {
    return secretFile.isPresent();
  }

  /** The shared secret, asked for where it was not given. */
  public LimitedUseSecret secret(Surroundings surroundings) throws Misuse, UnusableFile {
    Optional<LimitedUseSecret> given = givenSecret(surroundings);
    if (given.isPresent()) {
      return given.get();
    }
    String typed =
        surroundings
            .prompt()
            .ask("Shared secret")
            .orElseThrow(
                () ->
                    new Misuse(
                        "no shared secret: give --secret-file FILE or SIGNET_SECRET; the operator makes one with: signet secret new"));
    return prepared(typed, "the shared secret");
  }

  /** The shared secret of a file or of the environment. */
  Optional<LimitedUseSecret> givenSecret(Surroundings surroundings) throws Misuse, UnusableFile {
    if (secretFile.isPresent()) {
      return Optional.of(prepared(firstLine(secretFile.get()), secretFile.get().toString()));
    }
    String variable = surroundings.environment().getOrDefault("SIGNET_SECRET", "");
    return variable.isEmpty() ? Optional.empty() : Optional.of(prepared(variable, "SIGNET_SECRET"));
  }

  public static LimitedUseSecret prepared(String text, String source) throws Misuse {
    try {
      return LimitedUseSecret.of(text);
    } catch (IllegalArgumentException unusable) {
      throw new Misuse(source + " cannot be used as a secret: " + unusable.getMessage());
    }
  }

  public static String firstLine(Path file) throws UnusableFile {
    try {
      if (Files.size(file) > MAX_OCTETS) {
        throw new UnusableFile(file + " is larger than a secret is");
      }
      return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (IOException unreadable) {
      throw new UnusableFile(
          "cannot read " + file + " (" + unreadable.getClass().getSimpleName() + ")");
    }
  }
}
