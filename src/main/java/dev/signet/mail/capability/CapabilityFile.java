package dev.signet.mail.capability;

import dev.signet.mail.capability.HostMemory.HostSupport;
import dev.signet.mail.memory.Memory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Carries what mail hosts said over a restart: a text file of {@code host YES|NO end-time} lines.
 * It saves questions and nothing else, so that a line that cannot be read is left out.
 */
public final class CapabilityFile {
  private static final int MAX_LINES = 100_000;
  private static final int MAX_HOST = 255;

  private final Path file;

  public CapabilityFile(Path file) {
    this.file = file;
  }

  /** Writes a new file and puts it in the place of the former one. */
  public void save(HostMemory hosts) throws IOException {
    String text =
        hosts.entries().stream()
            .filter(entry -> entry.value() != HostSupport.UNKNOWN)
            .map(entry -> entry.key() + " " + entry.value() + " " + entry.until() + "\n")
            .collect(Collectors.joining());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text, StandardCharsets.ISO_8859_1);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Takes over what the file says; nothing if there is none. */
  public void restore(HostMemory hosts) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    List<Memory.Entry<String, HostSupport>> entries = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      lines.lines().limit(MAX_LINES).forEach(line -> entry(line).ifPresent(entries::add));
    }
    hosts.restore(entries);
  }

  private static Optional<Memory.Entry<String, HostSupport>> entry(String line) {
    String[] words = line.split(" ", 4);
    if (words.length != 3 || words[0].isEmpty() || words[0].length() > MAX_HOST) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Memory.Entry<>(words[0], HostSupport.valueOf(words[1]), Instant.parse(words[2])));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
