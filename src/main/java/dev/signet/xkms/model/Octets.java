package dev.signet.xkms.model;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * An immutable octet string with value equality; comparison takes constant time for equal lengths.
 */
public final class Octets {
  private final byte[] value;

  private Octets(byte[] value) {
    this.value = value;
  }

  /** Copies {@code value}. */
  public static Octets of(byte[] value) {
    return new Octets(value.clone());
  }

  /**
   * Reads base64 as peers send it: any line length, white space anywhere (RFC 2045 rules, XKMS
   * messages wrap at 64 or 76).
   *
   * @throws IllegalArgumentException if the text is not base64
   */
  public static Octets fromBase64(String text) {
    return new Octets(Base64.getDecoder().decode(text.replaceAll("[ \t\r\n]", "")));
  }

  /** A copy of the octets. */
  public byte[] toByteArray() {
    return value.clone();
  }

  /** The octets as one line of base64. */
  public String toBase64() {
    return Base64.getEncoder().encodeToString(value);
  }

  /** Number of octets. */
  public int length() {
    return value.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && MessageDigest.isEqual(value, octets.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /** Only the length: octets may be secrets or large. */
  @Override
  public String toString() {
    return "Octets[" + value.length + "]";
  }
}
