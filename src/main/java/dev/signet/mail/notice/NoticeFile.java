package dev.signet.mail.notice;

import dev.signet.entity.DomainName;
import dev.signet.mail.notice.NoticeBook.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Carries the book over a restart: a text file of {@code domain target day rule outcome source
 * count} lines. A line that cannot be read is left out.
 */
public final class NoticeFile {
  private static final int MAX_LINES = 100_000;
  private static final int WORDS = 7;

  private final Path file;

  public NoticeFile(Path file) {
    this.file = file;
  }

  /** Writes a new file and puts it in the place of the former one. */
  public synchronized void save(NoticeBook book) throws IOException {
    String text = book.rows().stream().map(NoticeFile::line).collect(Collectors.joining());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text, StandardCharsets.US_ASCII);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Adds what the file says to the book; nothing if there is none. */
  public void restore(NoticeBook book) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      lines.lines().limit(MAX_LINES).forEach(line -> row(line).ifPresent(book::add));
    }
  }

  private static String line(Row row) {
    Breach breach = row.breach();
    return String.join(
            " ",
            row.domain().value(),
            row.target().toASCIIString(),
            breach.day().toString(),
            breach.rule(),
            breach.outcome().name(),
            breach.source(),
            String.valueOf(row.count()))
        + "\n";
  }

  private static Optional<Row> row(String line) {
    String[] words = line.split(" ", WORDS + 1);
    if (words.length != WORDS) {
      return Optional.empty();
    }
    try {
      Breach breach =
          new Breach(
              LocalDate.parse(words[2]),
              words[3],
              Breach.Outcome.valueOf(words[4]),
              words[5].equals(Breach.OTHERS) ? words[5] : Breach.source(words[5]));
      return Optional.of(
              new Row(
                  DomainName.of(words[0]), URI.create(words[1]), breach, Long.parseLong(words[6])))
          .filter(row -> row.count() > 0);
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
