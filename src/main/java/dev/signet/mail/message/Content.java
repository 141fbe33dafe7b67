package dev.signet.mail.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Octets that can be read again and again, from memory or from a file. Immutable; whoever made the
 * storage behind it (a {@link Spool}) frees it.
 */
public interface Content {

  /** Number of octets. */
  long length();

  /** Reads from the beginning; several readers may be open at once. */
  InputStream open() throws IOException;

  /**
   * The octets from {@code from} (inclusive) to {@code to} (exclusive), without copying them.
   *
   * @throws IndexOutOfBoundsException if there are not so many
   */
  default Content slice(long from, long to) {
    return new Slice(this, from, to);
  }

  /**
   * All octets.
   *
   * @throws IOException if they cannot be read, or are more than {@code limit}
   */
  default byte[] octets(int limit) throws IOException {
    if (length() > limit) {
      throw new IOException("content of " + length() + " octets, more than " + limit);
    }
    try (InputStream in = open()) {
      return in.readAllBytes();
    }
  }

  /** Octets in memory; the array must not change afterwards. */
  static Content of(byte[] octets) {
    return new InMemory(octets);
  }

  /** One after the other, without copying them. */
  static Content join(List<Content> parts) {
    return new Joined(parts);
  }
}
