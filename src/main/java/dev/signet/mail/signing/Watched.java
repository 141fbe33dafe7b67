package dev.signet.mail.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was read from files, and is read again when their content changes. Files that cannot be used
 * change nothing: the former content stays in force, and whoever looks is told once. Safe for many
 * threads.
 */
public final class Watched<T> {
  private final Supplier<List<Path>> files;
  private final Reader<T> reader;
  private String digest;
  private volatile T current;
  private volatile Optional<Unusable> refused = Optional.empty();

  /** Makes something of the files. */
  public interface Reader<T> {
    T read() throws Unusable;
  }

  /** What came of looking. */
  public enum Look {
    /** The files are what they were. */
    SAME,
    /** They have changed and are in force. */
    REPLACED,
    /** They have changed and cannot be used; the former content is in force. */
    REFUSED
  }

  private Watched(Supplier<List<Path>> files, Reader<T> reader) throws Unusable {
    this.files = files;
    this.reader = reader;
    this.digest = digest();
    this.current = reader.read();
  }

  /**
   * Reads for the first time.
   *
   * @throws Unusable if the files cannot be used; there is nothing to go on with then
   */
  public static <T> Watched<T> over(List<Path> files, Reader<T> reader) throws Unusable {
    List<Path> same = List.copyOf(files);
    return new Watched<>(() -> same, reader);
  }

  /**
   * The same over files that depend on what one of them says.
   *
   * @param files asked at each look
   */
  public static <T> Watched<T> over(Supplier<List<Path>> files, Reader<T> reader) throws Unusable {
    return new Watched<>(files, reader);
  }

  /** What is in force. */
  public T current() {
    return current;
  }

  /** Looks at the files again; cheap as long as they are few and small. */
  public synchronized Look lookAgain() {
    String seen = digest();
    if (seen.equals(digest)) {
      return Look.SAME;
    }
    digest = seen;
    try {
      current = reader.read();
      refused = Optional.empty();
      return Look.REPLACED;
    } catch (Unusable fault) {
      refused = Optional.of(fault);
      return Look.REFUSED;
    }
  }

  /** Why the files as they are now are not in force; empty if they are. */
  public Optional<Unusable> refused() {
    return refused;
  }

  private String digest() {
    MessageDigest all = sha256();
    for (Path file : files.get()) {
      all.update(file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      all.update(content(file));
    }
    return HexFormat.of().formatHex(all.digest());
  }

  private static byte[] content(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return sha256().digest(in.readNBytes(KeyFiles.MAX_OCTETS + 1));
    } catch (IOException unreadable) {
      return new byte[0];
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
