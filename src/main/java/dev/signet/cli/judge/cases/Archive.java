package dev.signet.cli.judge.cases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The octets that cases refer to, by entry name; safe for many threads. */
public final class Archive implements AutoCloseable {
  /** A revocation list of a million lines has 40 million octets. */
  private static final int MAX_OCTETS = 64 * 1024 * 1024;

  private final ZipFile zip;

  public Archive(Path file) throws IOException {
    this.zip = new ZipFile(file.toFile());
  }

  /** The names of everything in it. */
  public List<String> names() {
    return zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
  }

  /** The octets of one entry; what it claims to measure is not believed. */
  public byte[] read(String name) throws UnreadableCase {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new UnreadableCase("the archive has no entry " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] octets = in.readNBytes(MAX_OCTETS + 1);
      if (octets.length > MAX_OCTETS) {
        throw new UnreadableCase(name + " is larger than " + MAX_OCTETS + " octets");
      }
      return octets;
    } catch (ZipException broken) {
      throw new UnreadableCase(name + " is damaged in the archive: " + broken.getMessage());
    } catch (IOException unreadable) {
      throw new UnreadableCase(name + " cannot be read: " + unreadable.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
