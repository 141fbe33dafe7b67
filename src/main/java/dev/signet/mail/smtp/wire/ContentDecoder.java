package dev.signet.mail.smtp.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Takes a message off the wire, octet by octet.
 *
 * <p>After DATA only CRLF . CRLF ends it, and a dot is taken away only where a line begins after
 * CRLF or at the very beginning (RFC 5321 sections 4.1.1.4 and 4.5.2). After BDAT there are no dots
 * to take away and the count ends it (RFC 3030). Once there is a flaw the rest is read and
 * forgotten, so that what follows the message is not taken for commands.
 */
public final class ContentDecoder {
  private enum State {
    /** After CRLF, or at the beginning. */
    LINE_START,
    TEXT,
    CR,
    DOT,
    DOT_CR,
    END
  }

  private final ContentRules rules;
  private final boolean isDotted;
  private final OutputStream sink;
  private final byte[] pending = new byte[8192];
  private int pendingLength;

  private State state = State.LINE_START;
  private long length;
  private int lineLength;
  private Optional<Flaw> flaw = Optional.empty();
  private Optional<IOException> cause = Optional.empty();

  private ContentDecoder(ContentRules rules, boolean isDotted, OutputStream sink) {
    this.rules = rules;
    this.isDotted = isDotted;
    this.sink = sink;
  }

  /** For what follows DATA. */
  public static ContentDecoder dotted(ContentRules rules, OutputStream sink) {
    return new ContentDecoder(rules, true, sink);
  }

  /** For the chunks of BDAT, one after the other. */
  public static ContentDecoder chunked(ContentRules rules, OutputStream sink) {
    return new ContentDecoder(rules, false, sink);
  }

  /** Takes octets until they or the message are at an end; whether the message is. */
  public boolean accept(ByteBuffer octets) {
    while (octets.hasRemaining() && state != State.END) {
      if (state == State.TEXT) {
        takeRun(octets);
      }
      if (octets.hasRemaining()) {
        accept(octets.get());
      }
    }
    if (state == State.END) {
      flush();
    }
    return state == State.END;
  }

  /** The last chunk has come. */
  public void finish() {
    if (state == State.CR) {
      bareLineEnd();
    }
    flush();
  }

  /** What is wrong with it, so far. */
  public Optional<Flaw> flaw() {
    return flaw;
  }

  /** Why it could not be stored. */
  public Optional<IOException> cause() {
    return cause;
  }

  /** Octets of the message so far. */
  public long length() {
    return length;
  }

  /** Ordinary octets in a row, which is what a message mostly consists of. */
  private void takeRun(ByteBuffer octets) {
    byte[] array = octets.array();
    int from = octets.arrayOffset() + octets.position();
    int end = octets.arrayOffset() + octets.limit();
    int at = from;
    while (at < end && array[at] != '\r' && array[at] != '\n' && array[at] != 0) {
      at++;
    }
    octets.position(octets.position() + at - from);
    keep(array, from, at - from);
  }

  private void accept(byte octet) {
    switch (state) {
      case LINE_START -> {
        if (octet == '.' && isDotted) {
          state = State.DOT;
        } else {
          ordinary(octet);
        }
      }
      case TEXT -> ordinary(octet);
      case CR -> afterCr(octet);
      case DOT -> {
        if (octet == '\r') {
          state = State.DOT_CR;
        } else {
          ordinary(octet);
        }
      }
      case DOT_CR -> {
        if (octet == '\n') {
          state = State.END;
        } else {
          afterCr(octet);
        }
      }
      case END -> throw new IllegalStateException("the message is over");
    }
  }

  private void ordinary(byte octet) {
    switch (octet) {
      case '\r' -> state = State.CR;
      case '\n' -> bareLineEnd();
      case 0 -> {
        state = State.TEXT;
        flawed(Flaw.NUL);
      }
      default -> {
        state = State.TEXT;
        keep(new byte[] {octet}, 0, 1);
      }
    }
  }

  private void afterCr(byte octet) {
    if (octet == '\n') {
      endLine();
      state = State.LINE_START;
    } else {
      bareLineEnd();
      ordinary(octet);
    }
  }

  /** Not a place where a line begins in the sense of section 4.5.2: no dot is special after it. */
  private void bareLineEnd() {
    state = State.TEXT;
    if (rules.bare() == BareLineEnds.REJECT) {
      flawed(Flaw.BARE_LINE_END);
    }
    endLine();
  }

  private void endLine() {
    lineLength = -2;
    keep(new byte[] {'\r', '\n'}, 0, 2);
  }

  private void keep(byte[] octets, int from, int count) {
    length += count;
    lineLength += count;
    if (length > rules.octets()) {
      flawed(Flaw.TOO_LARGE);
    }
    if (lineLength > rules.line()) {
      flawed(Flaw.LONG_LINE);
    }
    for (int done = 0; done < count && flaw.isEmpty(); ) {
      int some = Math.min(count - done, pending.length - pendingLength);
      System.arraycopy(octets, from + done, pending, pendingLength, some);
      pendingLength += some;
      done += some;
      if (pendingLength == pending.length) {
        flush();
      }
    }
  }

  private void flush() {
    if (flaw.isEmpty()) {
      try {
        sink.write(pending, 0, pendingLength);
      } catch (IOException failed) {
        cause = Optional.of(failed);
        flawed(Flaw.NOT_STORED);
      }
    }
    pendingLength = 0;
  }

  /** The first flaw counts. */
  private void flawed(Flaw what) {
    if (flaw.isEmpty()) {
      flaw = Optional.of(what);
    }
  }
}
