package dev.signet.mail.message;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Contents one after the other. */
record Joined(List<Content> parts) implements Content {
  Joined {
    parts = List.copyOf(parts);
  }

  @Override
  public long length() {
    return parts.stream().mapToLong(Content::length).sum();
  }

  @Override
  public Content slice(long from, long to) {
    Objects.checkFromToIndex(from, to, length());
    List<Content> within = new ArrayList<>();
    long start = 0;
    for (Content part : parts) {
      long begin = Math.max(from - start, 0);
      long end = Math.min(to - start, part.length());
      if (begin < end) {
        within.add(part.slice(begin, end));
      }
      start += part.length();
    }
    return within.size() == 1 ? within.get(0) : new Joined(within);
  }

  @Override
  public InputStream open() {
    return new OneAfterTheOther(parts.iterator());
  }

  /** Opens a part when the one before has been read, so that one is open at a time. */
  private static final class OneAfterTheOther extends InputStream {
    private final Iterator<Content> rest;
    private InputStream now = InputStream.nullInputStream();

    OneAfterTheOther(Iterator<Content> rest) {
      this.rest = rest;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int got = now.read(into, offset, length);
      while (got < 0 && rest.hasNext()) {
        now.close();
        now = rest.next().open();
        got = now.read(into, offset, length);
      }
      return got;
    }

    @Override
    public void close() throws IOException {
      now.close();
    }
  }
}
