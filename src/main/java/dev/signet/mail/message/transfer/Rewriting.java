package dev.signet.mail.message.transfer;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.Spool;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Copies the body of a message, and on the way carries out changes. */
final class Rewriting {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final int LINE = 76;

  private final MimePart root;
  private final Content source;
  private final Spool spool;
  private long done;

  Rewriting(MimePart root, Spool spool) {
    this.root = root;
    this.source = root.body();
    this.spool = spool;
  }

  /** The new body; the old one if nothing in it changes. */
  Content body(List<Change> changes) throws IOException {
    if (changes.stream().allMatch(change -> change.part() == root && change.keepsBody())) {
      return source;
    }
    long start = spool.length();
    try (OutputStream out = new BufferedOutputStream(spool.out(), 64 * 1024)) {
      for (Change change : changes) {
        carryOut(change, out);
      }
      copyTo(source.length(), out);
    }
    Content all = spool.content();
    return all.slice(start, all.length());
  }

  private void carryOut(Change change, OutputStream out) throws IOException {
    MimePart part = change.part();
    if (part != root) {
      copyTo(part.start(), out);
      out.write(header(change));
      done += part.header().content().length();
      copyTo(part.bodyStart(), out);
    }
    if (!change.keepsBody()) {
      encode(change, out);
      done = part.end();
    }
  }

  private static byte[] header(Change change) throws IOException {
    MimePart part = change.part();
    Header header =
        change.isMessage() ? SafeTransfer.completed(part, change.header()) : change.header();
    byte[] octets = header.content().octets(Integer.MAX_VALUE);
    byte[] before = part.header().content().octets(Integer.MAX_VALUE);
    // A header that ends with its part shares the line end with the delimiter.
    boolean open = before.length > 0 && before[before.length - 1] != '\n';
    return open ? Arrays.copyOf(octets, octets.length - CRLF.length) : octets;
  }

  private static void encode(Change change, OutputStream out) throws IOException {
    try (InputStream in = TransferDecoding.open(change.part())) {
      if (change.encoding() == Change.Encoding.QUOTED_PRINTABLE) {
        QuotedPrintableWriter.encode(in, out);
        return;
      }
      try (OutputStream letters = Base64.getMimeEncoder(LINE, CRLF).wrap(new Unclosed(out))) {
        in.transferTo(letters);
      }
      out.write(CRLF);
    }
  }

  private void copyTo(long end, OutputStream out) throws IOException {
    try (InputStream in = source.slice(done, end).open()) {
      in.transferTo(out);
    }
    done = end;
  }

  /** The encoder ends its last group when it is closed. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] octets, int offset, int count) throws IOException {
      out.write(octets, offset, count);
    }

    @Override
    public void close() {
      // the writer behind goes on
    }
  }
}
