package dev.signet.pki.revocation.crl.fetching;

import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.CrlReader;
import dev.signet.pki.revocation.crl.MalformedList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fetched lists in a directory, over a restart. A file holds the URL, a line end and the list; its
 * name is the digest of both, and its time is the time of the fetch.
 *
 * <p>A file appears whole or not at all. One that is not what its name says is passed over and
 * deleted: it is a copy of something that can be fetched again.
 */
public final class ListArchive {

  private static final String ENDING = ".crl";
  private static final String UNFINISHED = ".part";

  private final Path directory;

  /** Makes the directory if it is not there. */
  public ListArchive(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  List<FetchedList> load() throws IOException {
    List<FetchedList> found = new ArrayList<>();
    for (Path file : files()) {
      Optional<FetchedList> list = read(file);
      if (list.isEmpty()) {
        Files.deleteIfExists(file);
      }
      list.ifPresent(found::add);
    }
    return found;
  }

  void keep(FetchedList list) throws IOException {
    byte[] content = content(list);
    Path part = Files.createTempFile(directory, "list", UNFINISHED);
    try {
      Files.write(part, content);
      Files.setLastModifiedTime(part, FileTime.from(list.at()));
      Files.move(part, file(content), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  void drop(FetchedList list) throws IOException {
    Files.deleteIfExists(file(content(list)));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(ListArchive::isOurs).sorted().toList();
    }
  }

  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING) || name.endsWith(UNFINISHED);
  }

  private Optional<FetchedList> read(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    int line = 0;
    while (line < content.length && content[line] != '\n') {
      line++;
    }
    if (line == content.length || !file.equals(file(content))) {
      return Optional.empty();
    }
    try {
      String uri = new String(content, 0, line, StandardCharsets.UTF_8);
      Crl list = CrlReader.read(Arrays.copyOfRange(content, line + 1, content.length));
      return Optional.of(new FetchedList(uri, list, Files.getLastModifiedTime(file).toInstant()));
    } catch (MalformedList broken) {
      return Optional.empty();
    }
  }

  private Path file(byte[] content) {
    return directory.resolve(Fingerprint.of(content).hex() + ENDING);
  }

  private static byte[] content(FetchedList list) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(list.list().length() + 256);
    out.writeBytes(list.uri().getBytes(StandardCharsets.UTF_8));
    out.write('\n');
    out.writeBytes(list.list().encoded());
    return out.toByteArray();
  }
}
