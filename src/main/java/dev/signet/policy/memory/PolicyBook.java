package dev.signet.policy.memory;

import dev.signet.entity.DomainName;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.text.PolicyReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Policies in a file, so that a restart does not forget them: one a line, domain, times in seconds,
 * whether it was secure, and the text of the record in base 64. A line that cannot be read is
 * passed over.
 */
public final class PolicyBook {

  private static final String FILE = "policies.txt";

  private final Path folder;

  /** The book in this folder, which has to exist and be writable by us alone. */
  public PolicyBook(Path folder) {
    this.folder = folder;
  }

  /** A policy and when DNS has to be asked again. */
  record Line(KnownPolicy policy, Instant until) {

    private String text() {
      PolicyFinding.Published finding = policy.finding();
      return String.join(
          " ",
          finding.domain().value(),
          String.valueOf(policy.seen().getEpochSecond()),
          String.valueOf(until.getEpochSecond()),
          String.valueOf(finding.isSecure()),
          Base64.getEncoder().encodeToString(policy.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<Line> parse(String line) {
      String[] parts = line.split(" ", -1);
      if (parts.length != 5) {
        return Optional.empty();
      }
      try {
        String text = new String(Base64.getDecoder().decode(parts[4]), StandardCharsets.UTF_8);
        Instant seen = Instant.ofEpochSecond(Long.parseLong(parts[1]));
        Instant until = Instant.ofEpochSecond(Long.parseLong(parts[2]));
        return published(DomainName.of(parts[0]), Boolean.parseBoolean(parts[3]), text)
            .map(finding -> new Line(new KnownPolicy(finding, text, seen), until));
      } catch (IllegalArgumentException | DateTimeException broken) {
        return Optional.empty();
      }
    }

    private static Optional<PolicyFinding.Published> published(
        DomainName domain, boolean secure, String text) {
      return PolicyReader.read(text)
          .match(
              read ->
                  Optional.of(
                      new PolicyFinding.Published(
                          domain, read.policy(), secure, false, read.warnings())),
              malformed -> Optional.empty());
    }
  }

  /** Replaces the whole book; whoever reads meanwhile sees the old one or the new one. */
  void write(List<Line> lines) throws IOException {
    Path draft = Files.createTempFile(folder, "policies", ".new");
    try {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line.text()).append('\n'));
      try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer octets = StandardCharsets.US_ASCII.encode(text.toString());
        while (octets.hasRemaining()) {
          file.write(octets);
        }
        file.force(true);
      }
      Files.move(
          draft,
          folder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Reads at most so many lines; none when nothing was written yet. */
  List<Line> read(int most) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
        Stream<String> lines = reader.lines()) {
      List<Line> read = new ArrayList<>();
      lines.limit(most).forEach(line -> Line.parse(line).ifPresent(read::add));
      return read;
    } catch (UncheckedIOException unreadable) {
      throw new IOException("cannot read " + file, unreadable);
    }
  }
}
