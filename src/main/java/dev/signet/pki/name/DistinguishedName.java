package dev.signet.pki.name;

import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * A distinguished name, equal to another by the comparison of RFC 5280 section 7.1: attribute by
 * attribute, letter case and the amount of white space do not count.
 */
public final class DistinguishedName {

  private final X500Principal principal;
  private final List<String> parts;

  private DistinguishedName(X500Principal principal, List<String> parts) {
    this.principal = principal;
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a name.
   *
   * @throws MalformedName if the encoding is not one of a name
   */
  public static DistinguishedName of(X500Principal principal) {
    try {
      List<String> parts = new ArrayList<>();
      for (RDN part : X500Name.getInstance(principal.getEncoded()).getRDNs()) {
        parts.add(comparable(part));
      }
      return new DistinguishedName(principal, parts);
    } catch (IllegalArgumentException | IllegalStateException broken) {
      throw new MalformedName("not a distinguished name: " + broken.getMessage(), broken);
    }
  }

  /** Whether the name has no part at all. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Whether this name stands at {@code base} or below it (RFC 5280 section 4.2.1.10). */
  public boolean isWithin(DistinguishedName base) {
    return parts.size() >= base.parts.size()
        && parts.subList(0, base.parts.size()).equals(base.parts);
  }

  /** The name as the platform knows it, with the exact encoding. */
  public X500Principal principal() {
    return principal;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistinguishedName that && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** RFC 4514 form. */
  @Override
  public String toString() {
    return principal.getName();
  }

  private static String comparable(RDN part) {
    List<String> values = new ArrayList<>();
    for (AttributeTypeAndValue value : part.getTypesAndValues()) {
      values.add(value.getType().getId() + "=" + ComparableText.of(value.getValue()));
    }
    values.sort(String::compareTo);
    return String.join("\u0000", values);
  }
}
