package dev.signet.pki.fetch.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a transfer brought: in memory, or in a file of its own when it is large. Closing deletes the
 * file; what is in memory needs no closing.
 */
public final class Content implements AutoCloseable {

  private final byte[] octets;
  private final Optional<Path> file;
  private final long size;

  private Content(byte[] octets, Optional<Path> file, long size) {
    this.octets = octets;
    this.file = file;
    this.size = size;
  }

  public static Content of(byte[] octets) {
    return new Content(octets.clone(), Optional.empty(), octets.length);
  }

  /** The content is a file that belongs to this object. */
  public static Content in(Path file, long size) {
    return new Content(new byte[0], Optional.of(file), size);
  }

  public long size() {
    return size;
  }

  /** The file, for contents too large to be kept in memory; it is gone after {@link #close}. */
  public Optional<Path> file() {
    return file;
  }

  /** Opens the content for reading from its beginning. */
  public InputStream open() throws IOException {
    return file.isPresent() ? Files.newInputStream(file.get()) : new ByteArrayInputStream(octets);
  }

  /** All of it in memory, for contents that are known to be small. */
  public byte[] octets() throws IOException {
    return file.isPresent() ? Files.readAllBytes(file.get()) : octets.clone();
  }

  @Override
  public void close() {
    try {
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException left) {
      throw new UncheckedIOException("a fetched file cannot be deleted", left);
    }
  }

  @Override
  public String toString() {
    return "Content[" + size + " octets]";
  }
}
