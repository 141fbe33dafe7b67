package dev.signet.mail.message;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes octets in and gives them back as {@link Content}: few in memory, many in a temporary file.
 *
 * <p>The file is readable by its owner only and has no name any more once it is open, so that
 * nothing is left behind when the process dies. A full disk is an {@link IOException} of the
 * writer. Closing frees all; the content cannot be read afterwards. Written by one thread, then
 * read by any number.
 */
public final class Spool implements Closeable {
  /** Octets kept in memory by default. */
  public static final int IN_MEMORY = 1024 * 1024;

  private final Path directory;
  private final int inMemory;
  private final OutputStream out = new Writer();
  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Optional<FileChannel> file = Optional.empty();
  private long length;
  private boolean closed;

  /**
   * An empty spool.
   *
   * @param directory where a file is made when one is needed
   * @param inMemory octets that need none
   */
  public Spool(Path directory, int inMemory) {
    this.directory = directory;
    this.inMemory = inMemory;
  }

  /** Where to write; closing the stream does nothing. */
  public OutputStream out() {
    return out;
  }

  /** Number of octets written so far. */
  public long length() {
    return length;
  }

  /** What has been written so far; what is written afterwards does not change it. */
  public Content content() {
    return file.<Content>map(channel -> new Stretch(channel, 0, length))
        .orElseGet(() -> Content.of(memory.toByteArray()));
  }

  @Override
  public void close() throws IOException {
    closed = true;
    memory = new ByteArrayOutputStream();
    if (file.isPresent()) {
      file.get().close();
    }
  }

  private void write(byte[] octets, int offset, int count) throws IOException {
    if (closed) {
      throw new IOException("the spool is closed");
    }
    if (file.isEmpty() && length + count > inMemory) {
      file = Optional.of(overflow());
    }
    if (file.isPresent()) {
      writeAll(file.get(), ByteBuffer.wrap(octets, offset, count), length);
    } else {
      memory.write(octets, offset, count);
    }
    length += count;
  }

  private FileChannel overflow() throws IOException {
    FileChannel channel = openUnnamed();
    try {
      writeAll(channel, ByteBuffer.wrap(memory.toByteArray()), 0);
      memory = new ByteArrayOutputStream();
      return channel;
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  /** Files.createTempFile gives mode 0600 (its documentation: "more restrictive" by default). */
  private FileChannel openUnnamed() throws IOException {
    Path path = Files.createTempFile(directory, "spool", ".tmp");
    try {
      return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } finally {
      Files.delete(path);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer octets, long position)
      throws IOException {
    long at = position;
    while (octets.hasRemaining()) {
      at += channel.write(octets, at);
    }
  }

  private final class Writer extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int count) throws IOException {
      Objects.checkFromIndexSize(offset, count, octets.length);
      Spool.this.write(octets, offset, count);
    }
  }

  /** Part of the file, read by position, so that readers do not disturb each other. */
  private record Stretch(FileChannel file, long from, long to) implements Content {
    @Override
    public long length() {
      return to - from;
    }

    @Override
    public Content slice(long begin, long end) {
      Objects.checkFromToIndex(begin, end, length());
      return new Stretch(file, from + begin, from + end);
    }

    @Override
    public InputStream open() {
      return new ChannelReader(file, from, to);
    }
  }
}
