package dev.signet.mail.message;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Objects;

/** Content in an array, or in part of one. */
record InMemory(byte[] octets, int from, int to) implements Content {

  InMemory(byte[] octets) {
    this(octets, 0, octets.length);
  }

  @Override
  public long length() {
    return to - from;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(octets, from, to - from);
  }

  @Override
  public Content slice(long begin, long end) {
    Objects.checkFromToIndex(begin, end, length());
    return new InMemory(octets, from + (int) begin, from + (int) end);
  }
}
