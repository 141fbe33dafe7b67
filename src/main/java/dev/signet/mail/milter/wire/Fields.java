package dev.signet.mail.milter.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes the data of a packet apart, from left to right. */
public final class Fields {
  private final Frame frame;
  private int at;

  Fields(Frame frame) {
    this.frame = frame;
  }

  public boolean hasMore() {
    return at < frame.data().length;
  }

  /** Four octets, big end first; flags, not a quantity. */
  public int number() throws MalformedFrame {
    return (two() << 16) | two();
  }

  /** Two octets, big end first. */
  public int two() throws MalformedFrame {
    return (octet() << 8) | octet();
  }

  public char letter() throws MalformedFrame {
    return (char) octet();
  }

  private int octet() throws MalformedFrame {
    if (!hasMore()) {
      throw new MalformedFrame(frame + " ends early");
    }
    return frame.data()[at++] & 0xff;
  }

  /** Octets up to a NUL, which is skipped. */
  public byte[] octets() throws MalformedFrame {
    byte[] data = frame.data();
    int end = at;
    while (end < data.length && data[end] != 0) {
      end++;
    }
    if (end == data.length) {
      throw new MalformedFrame(frame + " holds a text without its NUL");
    }
    byte[] found = Arrays.copyOfRange(data, at, end);
    at = end + 1;
    return found;
  }

  /** The same as text: UTF-8 if it is, else one character for each octet. */
  public String text() throws MalformedFrame {
    byte[] octets = octets();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(octets, StandardCharsets.ISO_8859_1);
    }
  }

  /** All texts that are left. */
  public List<String> texts() throws MalformedFrame {
    List<String> all = new ArrayList<>();
    while (hasMore()) {
      all.add(text());
    }
    return all;
  }

  /** All that is left, NUL or not. */
  public byte[] rest() {
    byte[] rest =
        at == 0 ? frame.data() : Arrays.copyOfRange(frame.data(), at, frame.data().length);
    at = frame.data().length;
    return rest;
  }

  /** Nothing may be left. */
  public void end() throws MalformedFrame {
    if (hasMore()) {
      throw new MalformedFrame(frame + " is too long");
    }
  }
}
