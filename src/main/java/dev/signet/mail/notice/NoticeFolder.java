package dev.signet.mail.notice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Notices as files, for the administrator; those of long ago are removed. */
public final class NoticeFolder {
  private static final int DATE_LETTERS = 10;

  private final Path folder;
  private final Reporter reporter;

  public NoticeFolder(Path folder, Reporter reporter) {
    this.folder = folder;
    this.reporter = reporter;
  }

  void write(List<Notice> notices) throws IOException {
    Files.createDirectories(folder);
    for (Notice notice : notices) {
      Files.writeString(
          folder.resolve(NoticeDocument.fileName(notice)),
          NoticeDocument.of(notice, reporter),
          StandardCharsets.US_ASCII);
    }
  }

  /** Removes our own files about days before that one; everything else stays. */
  void removeBefore(LocalDate day) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (day(file).filter(written -> written.isBefore(day)).isPresent()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Optional<LocalDate> day(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".json") || name.length() < DATE_LETTERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(name.substring(0, DATE_LETTERS)));
    } catch (DateTimeParseException notOurs) {
      return Optional.empty();
    }
  }
}
