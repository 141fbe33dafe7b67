package dev.signet.pki.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One element of a BER encoding, found by its lengths alone (X.690 sections 8.1.2 and 8.1.3). What
 * is inside stays as it is: a certificate that was encoded anew would have lost its signature.
 *
 * @param begin of its first octet in {@code source}
 * @param end behind its last octet
 */
public record BerElement(byte[] source, int begin, int contentBegin, int contentEnd, int end) {

  public static final int SEQUENCE = 0x30;
  public static final int SET = 0x31;
  public static final int OBJECT_IDENTIFIER = 0x06;

  private static final int INDEFINITE = 0x80;

  /** Real bundles need five; recursion has to end somewhere. */
  private static final int DEPTH = 32;

  /** Reads the element that begins at {@code begin} and must end before {@code limit}. */
  public static BerElement at(byte[] source, int begin, int limit) throws MalformedCertificate {
    return at(source, begin, limit, 0);
  }

  public int tag() {
    return source[begin] & 0xff;
  }

  /** The element with its tag and length. */
  public byte[] encoded() {
    return Arrays.copyOfRange(source, begin, end);
  }

  public byte[] content() {
    return Arrays.copyOfRange(source, contentBegin, contentEnd);
  }

  /** The first {@code limit} elements inside a constructed one. */
  public List<BerElement> children(int limit) throws MalformedCertificate {
    List<BerElement> found = new ArrayList<>();
    int next = contentBegin;
    while (next < contentEnd && found.size() < limit) {
      BerElement child = at(source, next, contentEnd);
      found.add(child);
      next = child.end();
    }
    return found;
  }

  private static BerElement at(byte[] source, int begin, int limit, int depth)
      throws MalformedCertificate {
    if (limit - begin < 2 || (source[begin] & 0x1f) == 0x1f || depth > DEPTH) {
      throw new MalformedCertificate("no BER element at octet " + begin);
    }
    int length = source[begin + 1] & 0xff;
    if (length == INDEFINITE) {
      return indefinite(source, begin, limit, depth);
    }
    int lengthOctets = length < INDEFINITE ? 0 : length - INDEFINITE;
    int content = begin + 2 + lengthOctets;
    if (lengthOctets > 4 || content > limit) {
      throw new MalformedCertificate("a BER length is broken at octet " + begin);
    }
    long end = content + (lengthOctets == 0 ? length : number(source, begin + 2, content));
    if (end > limit) {
      throw new MalformedCertificate("the BER element at octet " + begin + " breaks off");
    }
    return new BerElement(source, begin, content, (int) end, (int) end);
  }

  private static BerElement indefinite(byte[] source, int begin, int limit, int depth)
      throws MalformedCertificate {
    int next = begin + 2;
    while (limit - next >= 2 && (source[next] != 0 || source[next + 1] != 0)) {
      next = at(source, next, limit, depth + 1).end();
    }
    if (limit - next < 2) {
      throw new MalformedCertificate("the BER element at octet " + begin + " does not end");
    }
    return new BerElement(source, begin, begin + 2, next, next + 2);
  }

  private static long number(byte[] source, int begin, int end) {
    long value = 0;
    for (int i = begin; i < end; i++) {
      value = value << 8 | source[i] & 0xff;
    }
    return value;
  }
}
