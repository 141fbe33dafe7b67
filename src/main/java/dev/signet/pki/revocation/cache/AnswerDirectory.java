package dev.signet.pki.revocation.cache;

import dev.signet.pki.certificate.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Answers as files, one each, named by what is asked and by content. A file appears whole or not at
 * all. What is read back is junk until its name and its signature say otherwise: the name is
 * checked here, the signature by whoever uses the answer, as with any other.
 *
 * <p>A disk that fails costs the memory over restarts and nothing else; {@link #failures} counts.
 */
public final class AnswerDirectory implements AnswerStore {

  private static final String SUFFIX = ".answer";

  private final Path folder;
  private final int most;
  private final AtomicLong failures = new AtomicLong();

  /**
   * @param most files that are read back
   */
  public AnswerDirectory(Path folder, int most) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.most = most;
  }

  /** Writes and deletions that did not work. */
  public long failures() {
    return failures.get();
  }

  /** What is there and not to be forgotten at that time; junk and leftovers are removed. */
  List<KeptAnswer> load(Instant now) {
    List<KeptAnswer> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Optional<KeptAnswer> answer = found.size() < most ? read(file) : Optional.empty();
        answer
            .filter(kept -> !now.isAfter(kept.until()))
            .ifPresentOrElse(found::add, () -> remove(file));
      }
    } catch (IOException | UncheckedIOException unreadable) {
      failures.incrementAndGet();
    }
    return found;
  }

  @Override
  public void write(KeptAnswer answer) {
    try {
      Path begun = Files.createTempFile(folder, "begun", ".part");
      try {
        Files.write(begun, AnswerFile.write(answer));
        Files.move(
            begun,
            folder.resolve(name(answer)),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(begun);
      }
    } catch (IOException full) {
      failures.incrementAndGet();
    }
  }

  @Override
  public void delete(KeptAnswer answer) {
    remove(folder.resolve(name(answer)));
  }

  private Optional<KeptAnswer> read(Path file) throws IOException {
    if (!file.getFileName().toString().endsWith(SUFFIX)
        || Files.size(file) > AnswerFile.MAX_OCTETS) {
      return Optional.empty();
    }
    return AnswerFile.read(Files.readAllBytes(file))
        .filter(answer -> name(answer).equals(file.getFileName().toString()));
  }

  private void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stuck) {
      failures.incrementAndGet();
    }
  }

  private static String name(KeptAnswer answer) {
    return answer.about() + "-" + Fingerprint.of(answer.content().bytes()) + SUFFIX;
  }
}
