package dev.signet.pki.revocation.crl;

import java.util.Arrays;

/**
 * A cursor over DER (X.690 section 10): every length is definite, as short as it can be, and ends
 * inside what holds it.
 */
final class DerReader {

  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int IDENTIFIER = 0x06;
  static final int ENUMERATED = 0x0a;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;

  /** Octets of the longest length that can be announced; four hold more than an array does. */
  private static final int LENGTH_OCTETS = 4;

  private final byte[] der;
  private final int end;
  private int at;

  DerReader(byte[] der, int from, int end) {
    this.der = der;
    this.at = from;
    this.end = end;
  }

  boolean hasMore() {
    return at < end;
  }

  /** Where the next element begins. */
  int position() {
    return at;
  }

  /** A second cursor over what is left. */
  DerReader again() {
    return new DerReader(der, at, end);
  }

  /** Whether the next element has that tag. */
  boolean isAt(int tag) {
    return at < end && (der[at] & 0xff) == tag;
  }

  /** The content of the next element, which must have that tag; the cursor goes behind it. */
  DerReader enter(int tag) throws MalformedList {
    if (!isAt(tag)) {
      throw new MalformedList(hasMore() ? unexpected(tag) : "the list ends at octet " + at);
    }
    at++;
    int length = length();
    int from = at;
    at += length;
    return new DerReader(der, from, at);
  }

  /** The content of the next element, which must have that tag. */
  byte[] octets(int tag) throws MalformedList {
    return enter(tag).rest();
  }

  /** The next element with its tag and length, whatever its tag. */
  byte[] element() throws MalformedList {
    int from = at;
    skip();
    return Arrays.copyOfRange(der, from, at);
  }

  /** Goes behind the next element. */
  void skip() throws MalformedList {
    if (!hasMore()) {
      throw new MalformedList("the list ends at octet " + at);
    }
    enter(der[at] & 0xff);
  }

  /** What is left, from the cursor on. */
  byte[] rest() {
    return Arrays.copyOfRange(der, at, end);
  }

  int size() {
    return end - at;
  }

  /** The octet that many behind the cursor. */
  int octet(int ahead) {
    return der[at + ahead] & 0xff;
  }

  /** Nothing may be left. */
  void finish(String what) throws MalformedList {
    if (hasMore()) {
      throw new MalformedList((end - at) + " octets follow " + what);
    }
  }

  private int length() throws MalformedList {
    int first = next();
    if (first < 0x80) {
      return bounded(first);
    }
    int count = first & 0x7f;
    if (count == 0 || count > LENGTH_OCTETS) {
      throw new MalformedList("a length of indefinite or absurd form at octet " + (at - 1));
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | next();
    }
    if (length < 0x80 || length >>> 8 * (count - 1) == 0) {
      throw new MalformedList("a length that is longer than needed before octet " + at);
    }
    return bounded(length);
  }

  private int next() throws MalformedList {
    if (at >= end) {
      throw new MalformedList("the list ends inside a length at octet " + at);
    }
    return der[at++] & 0xff;
  }

  private int bounded(long length) throws MalformedList {
    if (length > end - at) {
      throw new MalformedList(
          "octet " + at + " announces " + length + " octets where " + (end - at) + " are left");
    }
    return (int) length;
  }

  private String unexpected(int tag) {
    return String.format(
        "octet %d has the tag 0x%02x where 0x%02x belongs", at, der[at] & 0xff, tag);
  }
}
