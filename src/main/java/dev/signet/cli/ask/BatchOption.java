package dev.signet.cli.ask;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option to ask about many at once. */
final class BatchOption {
  private static final int MAX_OCTETS = 1 << 20;
  private static final int MOST = 1000;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description =
          "Ask about every line of this file, 32 in a message; empty lines and those with # are passed over.")
  private Optional<Path> file = Optional.empty();

  boolean isGiven() {
    return file.isPresent();
  }

  /** The lines that count, at least one. */
  List<String> subjects() throws Misuse, UnusableFile {
    Path path = file.orElseThrow();
    List<String> subjects =
        text(path).lines().map(String::strip).filter(BatchOption::counts).toList();
    if (subjects.isEmpty() || subjects.size() > MOST) {
      throw new Misuse(
          path + " has " + subjects.size() + " lines that count; 1 to " + MOST + " can be asked");
    }
    return subjects;
  }

  private static boolean counts(String line) {
    return !line.isEmpty() && !line.startsWith("#");
  }

  private static String text(Path path) throws UnusableFile {
    try {
      if (Files.size(path) > MAX_OCTETS) {
        throw new UnusableFile(path + " is larger than 1 MiB");
      }
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UnusableFile(
          "cannot read " + path + " (" + unreadable.getClass().getSimpleName() + ")");
    }
  }
}
