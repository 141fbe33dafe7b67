package dev.signet.cli.mail;

import dev.signet.mail.message.Content;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A message in a file, which must not change meanwhile. If its first line ends with LF alone, it is
 * in the form in which mail is stored (Maildir, mbox), and each bare LF stands for CRLF, as it did
 * on the wire (RFC 5322 section 2.3); what was signed had CRLF (RFC 8551 section 3.1.1).
 */
final class StoredMessage {
  private StoredMessage() {}

  /** The octets as they were on the wire. */
  static Content of(Path file) throws IOException {
    Content plain = new Octets(file, Files.size(file));
    return hasBareLineEnd(plain) ? new Restored(plain, restoredLength(plain)) : plain;
  }

  private static boolean hasBareLineEnd(Content content) throws IOException {
    try (InputStream in = new BufferedInputStream(content.open())) {
      int last = -1;
      int octet = in.read();
      while (octet >= 0 && octet != '\n') {
        last = octet;
        octet = in.read();
      }
      return octet == '\n' && last != '\r';
    }
  }

  private static long restoredLength(Content stored) throws IOException {
    try (InputStream in = new Restored(stored, 0).open()) {
      return in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  /** A file. */
  private record Octets(Path file, long length) implements Content {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }

  /** The same with CRLF for each bare LF. */
  private record Restored(Content stored, long length) implements Content {
    @Override
    public InputStream open() throws IOException {
      return new WithReturns(new BufferedInputStream(stored.open()));
    }
  }

  /** Puts a CR before each LF that has none. */
  private static final class WithReturns extends FilterInputStream {
    private int last = -1;
    private boolean owesLineFeed;

    WithReturns(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      if (owesLineFeed) {
        owesLineFeed = false;
        last = '\n';
        return '\n';
      }
      int octet = in.read();
      owesLineFeed = octet == '\n' && last != '\r';
      last = owesLineFeed ? '\r' : octet;
      return last;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = 0;
      while (count < length) {
        int octet = read();
        if (octet < 0) {
          return count == 0 ? -1 : count;
        }
        into[offset + count++] = (byte) octet;
      }
      return count;
    }

    @Override
    public long skip(long wanted) throws IOException {
      long skipped = 0;
      while (skipped < wanted && read() >= 0) {
        skipped++;
      }
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
