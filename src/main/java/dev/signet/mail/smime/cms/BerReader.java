package dev.signet.mail.smime.cms;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads BER (X.690 section 8) from a stream, element after element, without trusting a length:
 * nothing is held in memory beyond what the caller asks for, and nesting ends at a limit.
 */
final class BerReader {
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int CONSTRUCTED = 0x20;

  /** What {@link #tag} says where an element has no more children. */
  static final int NONE = -1;

  private static final long OPEN_ENDED = Long.MAX_VALUE;
  private static final int MOST_LENGTH_OCTETS = 8;

  private final InputStream in;
  private final CmsLimits limits;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private long at;
  private int peeked = NONE;
  private long held;

  BerReader(InputStream in, CmsLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** A constructed element that is open; its end is where that of the one around it, at most. */
  private record Frame(long end, boolean definite) {}

  /** First octet of the next element in the element that is open, or {@link #NONE} at its end. */
  int tag() throws IOException {
    Frame frame = frames.peek();
    if (frame != null && frame.definite && at >= frame.end) {
      return NONE;
    }
    int tag = peek();
    return frame != null && !frame.definite && tag == 0 ? NONE : tag;
  }

  /** Opens a constructed element. */
  void enter(int expected, String what) throws IOException {
    if (tag() != expected) {
      throw new MalformedCms("no " + what + " at octet " + at);
    }
    read();
    push(length(), what);
  }

  private void push(long length, String what) throws MalformedCms {
    if (frames.size() >= limits.depth()) {
      throw new MalformedCms("nested more than " + limits.depth() + " deep, at " + what);
    }
    frames.push(new Frame(length == OPEN_ENDED ? end() : end(length), length != OPEN_ENDED));
  }

  /** Closes the element that is open, skipping what is left in it. */
  void leave() throws IOException {
    while (tag() != NONE) {
      element(limits.structureOctets());
    }
    Frame closed = frames.pop();
    if (!closed.definite) {
      endOfContents();
    } else if (at != closed.end) {
      throw new MalformedCms("an element larger than the one around it, at octet " + at);
    }
  }

  private void endOfContents() throws IOException {
    int tag = read();
    int length = read();
    if (tag != 0 || length != 0) {
      throw new MalformedCms("a broken end of contents before octet " + at);
    }
  }

  /** The whole next element, header and all. */
  byte[] element(int limit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    copy(out, limit, frames.size());
    return out.toByteArray();
  }

  private void copy(ByteArrayOutputStream out, int limit, int depth) throws IOException {
    int first = keep(out);
    if ((first & 0x1f) == 0x1f) {
      restOfTag(out);
    }
    long length = lengthKept(out);
    if ((first & CONSTRUCTED) == 0) {
      primitive(out, length, limit);
    } else if (depth >= limits.depth()) {
      throw new MalformedCms("nested more than " + limits.depth() + " deep, at octet " + at);
    } else if (length == OPEN_ENDED) {
      openEnded(out, limit, depth + 1);
    } else {
      definite(out, end(length), limit, depth + 1);
    }
  }

  private void restOfTag(ByteArrayOutputStream out) throws IOException {
    for (int octet = 0; octet < 4; octet++) {
      if ((keep(out) & 0x80) == 0) {
        return;
      }
    }
    throw new MalformedCms("a tag of many octets, at octet " + at);
  }

  private void primitive(ByteArrayOutputStream out, long length, int limit) throws IOException {
    if (length == OPEN_ENDED) {
      throw new MalformedCms("a primitive of no length, at octet " + at);
    }
    end(length);
    room(out, length, limit);
    byte[] content = in.readNBytes((int) length);
    at += content.length;
    if (content.length < length) {
      throw new MalformedCms("ends " + (length - content.length) + " octets early");
    }
    out.writeBytes(content);
  }

  private void room(ByteArrayOutputStream out, long more, int limit) throws MalformedCms {
    held += more;
    if (out.size() + more > limit || held > limits.structureOctets()) {
      throw new MalformedCms("an element larger than allowed, at octet " + at);
    }
  }

  private void openEnded(ByteArrayOutputStream out, int limit, int depth) throws IOException {
    while (peek() != 0) {
      copy(out, limit, depth);
    }
    keep(out);
    if (keep(out) != 0) {
      throw new MalformedCms("a broken end of contents before octet " + at);
    }
  }

  private void definite(ByteArrayOutputStream out, long end, int limit, int depth)
      throws IOException {
    while (at < end) {
      copy(out, limit, depth);
    }
    if (at > end) {
      throw new MalformedCms("an element larger than the one around it, at octet " + at);
    }
  }

  /** What an OCTET STRING holds, primitive or in pieces; to be read to its end before going on. */
  InputStream octets() throws IOException {
    return new Octets(frames.size());
  }

  /** The pieces of an OCTET STRING (X.690 section 8.7), one after the other. */
  private final class Octets extends InputStream {
    private final int floor;
    private long left;
    private boolean done;

    Octets(int floor) throws IOException {
      this.floor = floor;
      piece();
    }

    /** Opens what is at hand: a piece with octets, or a string of pieces. */
    private void piece() throws IOException {
      int tag = BerReader.this.read();
      long length = length();
      if (tag == (OCTET_STRING | CONSTRUCTED)) {
        push(length, "octets in pieces");
      } else if (tag == OCTET_STRING && length != OPEN_ENDED) {
        end(length);
        left = length;
      } else {
        throw new MalformedCms("no octets at octet " + at);
      }
    }

    /** Goes to the next octet; false where there is none. */
    private boolean more() throws IOException {
      while (left == 0 && !done) {
        if (frames.size() == floor) {
          done = true;
        } else if (tag() == NONE) {
          BerReader.this.leave();
        } else {
          piece();
        }
      }
      return !done;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!more()) {
        return -1;
      }
      int got = in.read(into, offset, (int) Math.min(length, left));
      if (got < 0) {
        throw new MalformedCms("the content ends " + left + " octets early");
      }
      left -= got;
      at += got;
      return got;
    }
  }

  private int keep(ByteArrayOutputStream out) throws IOException {
    int octet = read();
    held++;
    out.write(octet);
    return octet;
  }

  private long lengthKept(ByteArrayOutputStream out) throws IOException {
    int first = keep(out);
    if (first < 0x80) {
      return first;
    }
    long value = 0;
    for (int octet = 0; octet < lengthOctets(first); octet++) {
      value = longer(value, keep(out));
    }
    return first == 0x80 ? OPEN_ENDED : value;
  }

  private long length() throws IOException {
    long before = held;
    long length = lengthKept(new ByteArrayOutputStream(MOST_LENGTH_OCTETS));
    held = before;
    return length;
  }

  private int lengthOctets(int first) throws MalformedCms {
    if ((first & 0x7f) > MOST_LENGTH_OCTETS) {
      throw new MalformedCms("a length of many octets, at octet " + at);
    }
    return first & 0x7f;
  }

  private long longer(long value, int octet) throws MalformedCms {
    if (value >> 40 != 0) {
      throw new MalformedCms("a length beyond all messages, at octet " + at);
    }
    return value << 8 | octet;
  }

  /** End of the innermost element of known length. */
  private long end() {
    return frames.isEmpty() ? OPEN_ENDED : frames.element().end;
  }

  private long end(long length) throws MalformedCms {
    if (length > end() - at) {
      throw new MalformedCms("an element larger than the one around it, at octet " + at);
    }
    return at + length;
  }

  private int peek() throws IOException {
    if (peeked == NONE) {
      peeked = in.read();
      if (peeked < 0) {
        throw new MalformedCms("ends early, at octet " + at, new EOFException());
      }
    }
    return peeked;
  }

  private int read() throws IOException {
    int octet = peek();
    peeked = NONE;
    at++;
    return octet;
  }
}
