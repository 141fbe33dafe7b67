package dev.signet.xkms.registry.jdbc;

import java.util.Arrays;

/** One DER element: as much of X.690 as a SubjectPublicKeyInfo needs. */
record Der(byte[] octets, int start, int end) {

  /** The element at {@code offset}; {@code octets} must be whole. */
  static Der at(byte[] octets, int offset) {
    int first = octets[offset + 1] & 0xff;
    int lengthOctets = first < 0x80 ? 0 : first & 0x7f;
    int length = lengthOctets == 0 ? first : 0;
    for (int i = 0; i < lengthOctets; i++) {
      length = length << 8 | octets[offset + 2 + i] & 0xff;
    }
    int start = offset + 2 + lengthOctets;
    if (length < 0 || length > octets.length - start) {
      throw new IllegalArgumentException("DER element ends too late");
    }
    return new Der(octets, start, start + length);
  }

  /** The first element inside. */
  Der inside() {
    return at(octets, start);
  }

  /** The element behind. */
  Der next() {
    return at(octets, end);
  }

  byte[] content() {
    return Arrays.copyOfRange(octets, start, end);
  }

  /** The content of a BIT STRING of whole octets. */
  byte[] bits() {
    return Arrays.copyOfRange(octets, start + 1, end);
  }
}
