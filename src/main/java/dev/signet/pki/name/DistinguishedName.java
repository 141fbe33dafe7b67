package dev.signet.pki.name;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.jspecify.annotations.Nullable;

/**
 * A distinguished name, equal to another by the comparison of RFC 5280 section 7.1: part by part,
 * the attributes of one part in any order; letter case, the amount of white space and the string
 * type of a text do not count.
 *
 * <p>The comparable form is made once, when the name is read, so that comparing and hashing cost
 * what they cost for a short string.
 */
public final class DistinguishedName {

  /** emailAddress of PKCS #9 (RFC 5280 section 4.1.2.6). */
  public static final String EMAIL_ADDRESS = "1.2.840.113549.1.9.1";

  /** commonName. */
  public static final String COMMON_NAME = "2.5.4.3";

  /** Ends a part; the comparable form of a value never has it. */
  private static final char PART = '\u0000';

  /** Between the attributes of one part; the comparable form of a value never has it either. */
  private static final char ATTRIBUTE = '\u0001';

  private final byte[] encoded;
  private final String comparable;
  private volatile @Nullable X500Principal principal;
  private volatile @Nullable String shown;

  private DistinguishedName(byte[] encoded, @Nullable X500Principal principal) {
    StringBuilder text = new StringBuilder(128);
    for (ASN1Encodable part : parts(encoded)) {
      append(text, part);
    }
    this.encoded = encoded;
    this.comparable = text.toString();
    this.principal = principal;
  }

  /**
   * Reads a name.
   *
   * @throws MalformedName if the encoding is not one of a name
   */
  public static DistinguishedName of(X500Principal principal) {
    return new DistinguishedName(principal.getEncoded(), principal);
  }

  /**
   * Reads a name from its encoding.
   *
   * @throws MalformedName if it is not one of a name
   */
  public static DistinguishedName of(byte[] der) {
    X500Principal principal;
    try {
      principal = new X500Principal(der);
    } catch (IllegalArgumentException broken) {
      throw new MalformedName("not a distinguished name: " + broken.getMessage(), broken);
    }
    if (!Arrays.equals(principal.getEncoded(), der)) {
      throw new MalformedName("not a distinguished name in DER");
    }
    return new DistinguishedName(der.clone(), principal);
  }

  /**
   * Reads a name that the platform has parsed already as a part of something else, so that it need
   * not be asked again.
   *
   * @throws MalformedName if the encoding is not one of a name
   */
  public static DistinguishedName parsed(byte[] der) {
    return new DistinguishedName(der.clone(), null);
  }

  /** Whether the name has no part at all. */
  public boolean isEmpty() {
    return comparable.isEmpty();
  }

  /** Whether this name stands at {@code base} or below it (RFC 5280 section 4.2.1.10). */
  public boolean isWithin(DistinguishedName base) {
    return comparable.startsWith(base.comparable);
  }

  /** The name as the platform knows it, with the exact encoding. */
  public X500Principal principal() {
    X500Principal known = principal;
    if (known == null) {
      known = new X500Principal(encoded);
      principal = known;
    }
    return known;
  }

  /** The exact encoding. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /**
   * The texts of an attribute, in their order; a value that is no text is an empty one.
   *
   * @param type identifier of the attribute, such as {@link #EMAIL_ADDRESS}
   */
  public List<String> texts(String type) {
    if (!comparable.contains(type)) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    for (ASN1Encodable part : parts(encoded)) {
      for (ASN1Encodable attribute : (ASN1Set) part) {
        ASN1Sequence pair = (ASN1Sequence) attribute;
        if (((ASN1ObjectIdentifier) pair.getObjectAt(0)).getId().equals(type)) {
          found.add(ComparableText.text(pair.getObjectAt(1)));
        }
      }
    }
    return List.copyOf(found);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistinguishedName that && comparable.equals(that.comparable);
  }

  @Override
  public int hashCode() {
    return comparable.hashCode();
  }

  /** RFC 4514 form. */
  @Override
  public String toString() {
    String known = shown;
    if (known == null) {
      known = principal().getName();
      shown = known;
    }
    return known;
  }

  private static ASN1Sequence parts(byte[] der) {
    try {
      if (ASN1Primitive.fromByteArray(der) instanceof ASN1Sequence parts) {
        return parts;
      }
      throw new MalformedName("not a distinguished name: it is not a SEQUENCE");
    } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
      throw new MalformedName("not a distinguished name: " + broken.getMessage(), broken);
    }
  }

  private static void append(StringBuilder target, ASN1Encodable part) {
    if (!(part instanceof ASN1Set attributes) || attributes.size() == 0) {
      throw new MalformedName("not a distinguished name: a part of it is not a filled SET");
    }
    if (attributes.size() == 1) {
      appendAttribute(target, attributes.getObjectAt(0));
    } else {
      appendSorted(target, attributes);
    }
    target.append(PART);
  }

  /** A set: the order of its attributes does not count, how often one stands in it does. */
  private static void appendSorted(StringBuilder target, ASN1Set attributes) {
    List<String> values = new ArrayList<>(attributes.size());
    for (ASN1Encodable attribute : attributes) {
      StringBuilder value = new StringBuilder();
      appendAttribute(value, attribute);
      values.add(value.toString());
    }
    values.sort(String::compareTo);
    target.append(String.join(String.valueOf(ATTRIBUTE), values));
  }

  private static void appendAttribute(StringBuilder target, ASN1Encodable attribute) {
    if (attribute instanceof ASN1Sequence pair
        && pair.size() == 2
        && pair.getObjectAt(0) instanceof ASN1ObjectIdentifier type) {
      target.append(type.getId());
      ComparableText.append(target, pair.getObjectAt(1));
    } else {
      throw new MalformedName("not a distinguished name: an attribute is not a type and a value");
    }
  }
}
