package dev.signet.pki.trust.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a reading has looked at and how it looked then, files that were not there included. A file
 * that is replaced is seen by its identity, one that is written to by its time and size.
 */
final class Stamps {

  private static final String ABSENT = "absent";

  private final Map<Path, String> taken = new LinkedHashMap<>();

  /** Notes that file or directory; to be called before it is read. */
  String take(Path path) {
    return taken.computeIfAbsent(path, Stamps::of);
  }

  /** Whether everything still looks as it did. */
  boolean hold() {
    return taken.entrySet().stream().allMatch(e -> of(e.getKey()).equals(e.getValue()));
  }

  private static String of(Path path) {
    try {
      BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class);
      return seen.isDirectory()
          ? "directory " + names(path)
          : seen.lastModifiedTime().toInstant() + " " + seen.size() + " " + seen.fileKey();
    } catch (IOException notThere) {
      return ABSENT;
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
