package dev.signet.pki.certificate;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * Walks over the elements of a DER encoding without reading them, one after the other (X.690
 * section 8.1). It is used on octets that the platform has parsed already, and checks all bounds
 * itself.
 */
final class Tlv {

  private static final int MULTI_OCTET_TAG = 0x1f;

  private final byte[] octets;
  private final int end;
  private int start;
  private int content;
  private int next;

  private Tlv(byte[] octets, int from, int end) {
    this.octets = octets;
    this.end = end;
    this.next = from;
  }

  static Tlv over(byte[] octets) {
    return new Tlv(octets, 0, octets.length);
  }

  boolean hasNext() {
    return next < end;
  }

  /** The tag of the element to come, -1 at the end. */
  int upcoming() {
    return hasNext() ? octets[next] & 255 : -1;
  }

  /** Steps to the next element. */
  Tlv step() {
    if (end - next < 2 || (octets[next] & MULTI_OCTET_TAG) == MULTI_OCTET_TAG) {
      throw new NoSuchElementException("the encoding ends too early or has an unexpected tag");
    }
    start = next;
    int first = octets[next + 1] & 255;
    content = next + 2;
    int length = first < 0x80 ? first : longLength(first & 0x7f);
    if (length > end - content) {
      throw new NoSuchElementException("an element is longer than what it is in");
    }
    next = content + length;
    return this;
  }

  /** Steps to the next element, which must have that tag. */
  Tlv step(int tag) {
    if (upcoming() != tag) {
      throw new NoSuchElementException("tag " + upcoming() + " where " + tag + " belongs");
    }
    return step();
  }

  /** Inside of the element stepped to. */
  Tlv inside() {
    return new Tlv(octets, content, next);
  }

  /** The content of the element stepped to. */
  byte[] value() {
    return Arrays.copyOfRange(octets, content, next);
  }

  /** The element stepped to, with tag and length. */
  byte[] element() {
    return Arrays.copyOfRange(octets, start, next);
  }

  private int longLength(int count) {
    if (count == 0 || count > 4 || count > end - content) {
      throw new NoSuchElementException("a length that is not definite or too large");
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | octets[content++] & 255;
    }
    if (length < 0) {
      throw new NoSuchElementException("a length that is too large");
    }
    return length;
  }
}
