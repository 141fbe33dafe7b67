package dev.signet.xkms.xml.dom;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.WireName;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Lexical values of the schema (XML Schema Part 2), and the complaints about wrong ones. */
public final class Values {
  /** Digits of an xs:integer: more than any limit, count or certificate serial number has. */
  private static final int MAX_DIGITS = 80;

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1," + MAX_DIGITS + "}");
  private static final Pattern NC_NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_.\\u00b7-]*");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]{1,30})?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})?");

  private Values() {}

  /** Text of an element that has no child elements; comments inside do not cut it. */
  public static String text(Element element) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element) {
        throw new NotReadable(element.getLocalName() + ": an element where only text may stand");
      }
    }
    return element.getTextContent();
  }

  /** Text of an element, white space collapsed as for anyURI and the like. */
  public static String token(Element element) {
    return collapse(text(element));
  }

  /** White space as the schema collapses it (XML Schema Part 2 section 4.3.6). */
  public static String collapse(String value) {
    int end = value.length();
    for (int i = 0; i < end; i++) {
      if (value.charAt(i) <= ' ') {
        return value.strip().replaceAll("[ \t\r\n]+", " ");
      }
    }
    return value;
  }

  public static Octets base64(Element element) {
    return base64(element.getLocalName(), text(element));
  }

  /**
   * @param where names the place in a complaint
   */
  public static Octets base64(String where, String text) {
    try {
      return Octets.of(Base64.getDecoder().decode(withoutWhiteSpace(text)));
    } catch (IllegalArgumentException e) {
      throw new NotReadable(where + " is not base64");
    }
  }

  private static String withoutWhiteSpace(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  public static BigInteger integer(String where, String text) {
    String digits = collapse(text);
    if (!INTEGER.matcher(digits).matches()) {
      throw new NotReadable(where + " is not a whole number of at most " + MAX_DIGITS + " digits");
    }
    return new BigInteger(digits);
  }

  /** An xs:dateTime; without a zone it means UTC (XKMS 2.0, as XR-M13). */
  public static Instant time(String where, String text) {
    var parts = DATE_TIME.matcher(collapse(text));
    if (!parts.matches()) {
      throw new NotReadable(where + " is not a dateTime such as 2026-01-31T12:00:00Z");
    }
    String fraction = parts.group(2) == null ? "" : parts.group(2);
    String zone = parts.group(3) == null ? "Z" : parts.group(3);
    try {
      // Instants count nanoseconds; the specification does not rely on more than milliseconds.
      String kept = fraction.substring(0, Math.min(fraction.length(), 10));
      return OffsetDateTime.parse(parts.group(1) + kept + zone).toInstant();
    } catch (DateTimeException e) {
      throw new NotReadable(where + " is not a date and time that exists");
    }
  }

  /** True for what xs:ID and xs:NCName admit (near enough: letters of Unicode, no colon). */
  public static boolean isNcName(String value) {
    return NC_NAME.matcher(value).matches();
  }

  public static String ncName(String where, String text) {
    String name = collapse(text);
    if (!isNcName(name)) {
      throw new NotReadable(where + " is not an NCName");
    }
    return name;
  }

  /** A code of an open enumeration. */
  public static String code(Element element) {
    return code(element.getLocalName(), token(element), element);
  }

  /** A code of an open enumeration; the QName words of the drafts of 2004 are refused by name. */
  public static String code(String where, String value, Node scope) {
    int colon = value.indexOf(':');
    boolean prefixed = colon > 0 && scope.lookupNamespaceURI(value.substring(0, colon)) != null;
    if (colon <= 0 || prefixed) {
      throw new NotReadable(
          where
              + " is not an absolute URI (the drafts of 2004 used QNames; XKMS 2.0 writes"
              + " http://www.w3.org/2002/03/xkms#...)");
    }
    return value;
  }

  /** A code of a closed enumeration. */
  public static <E extends Enum<E> & WireName> E closed(
      Class<E> type, String where, Element scope, String value) {
    String uri = code(where, value, scope);
    return WireName.find(type, uri).orElseThrow(() -> new NotReadable("unknown " + where));
  }
}
