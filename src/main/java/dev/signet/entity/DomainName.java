package dev.signet.entity;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host or mail domain in its one comparable form: lower-cased A-labels without a trailing dot.
 *
 * <p>At most 253 octets in labels of 1 to 63 (RFC 1035 section 2.3.4), letters, digits and hyphens
 * only (RFC 1123 section 2.1). International names are mapped by {@link IDN}, which knows IDNA
 * 2003; names on which IDNA 2003 and 2008 disagree (RFC 5894 section 7.2) are refused in their
 * Unicode form, since they would silently become another domain.
 */
public record DomainName(String value) {

  private static final int MAX_OCTETS = 253;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern ALL_DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern DEVIATION = Pattern.compile("[\u00df\u03c2\u1e9e\u200c\u200d]");

  /**
   * Checks and normalises; throws {@link IllegalArgumentException} with a text fit for a person.
   */
  public DomainName {
    value = checked(aLabels(value), value);
  }

  /**
   * Reads a name in A-label or Unicode form; {@link IllegalArgumentException} says what is wrong
   * with it.
   */
  public static DomainName of(String text) {
    return new DomainName(text);
  }

  /** Reads a name that may be none. */
  public static Optional<DomainName> parse(String text) {
    try {
      return Optional.of(new DomainName(text));
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value;
  }

  private static String aLabels(String text) {
    if (text.length() > MAX_OCTETS) {
      throw new IllegalArgumentException(
          "a domain name has at most 253 octets, this one is longer");
    }
    if (DEVIATION.matcher(text).find()) {
      throw refused(text, "write it with A-labels (xn--...): IDNA 2003 and 2008 disagree on it");
    }
    return mapped(text).toLowerCase(Locale.ROOT);
  }

  private static String mapped(String text) {
    try {
      return IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException | IndexOutOfBoundsException unmappable) {
      throw refused(text, "not a name of letters, digits and hyphens, nor one that IDNA can map");
    }
  }

  private static String checked(String ascii, String text) {
    if (ascii.isEmpty() || ascii.length() > MAX_OCTETS) {
      throw refused(text, "a domain name has 1 to 253 octets");
    }
    String[] labels = ascii.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw refused(
            text, "label '" + label + "' is not 1 to 63 letters, digits and inner hyphens");
      }
    }
    if (ALL_DIGITS.matcher(labels[labels.length - 1]).matches()) {
      throw refused(text, "its last label is a number, as in an IP address");
    }
    return ascii;
  }

  private static IllegalArgumentException refused(String text, String because) {
    return new IllegalArgumentException("'" + text + "' is not a domain name: " + because);
  }
}
