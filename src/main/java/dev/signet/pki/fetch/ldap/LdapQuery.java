package dev.signet.pki.fetch.ldap;

import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.guard.RefusedByGuard;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an LDAP URL asks for (RFC 4516 section 2).
 *
 * @param base distinguished name of the entry
 * @param attributes at least one, as written
 * @param scope 0: the entry, 1: those directly below it, 2: all below it (RFC 4511 section 4.5.1.2)
 * @param filterAttribute of the only filters that are understood: presence and equality
 * @param filterValue {@code *} for presence
 */
record LdapQuery(
    String base, List<String> attributes, int scope, String filterAttribute, String filterValue) {

  /** RFC 4523 section 4, lower case. */
  private static final List<String> PUBLISHED =
      List.of(
          "cacertificate",
          "crosscertificatepair",
          "usercertificate",
          "certificaterevocationlist",
          "authorityrevocationlist",
          "deltarevocationlist");

  private static final Map<String, Integer> SCOPES = Map.of("", 0, "base", 0, "one", 1, "sub", 2);

  private static final Pattern FILTER =
      Pattern.compile("([A-Za-z][A-Za-z0-9.-]*)=(\\*|[^()*\\\\]+)");

  /**
   * Reads the URL.
   *
   * @param usual attributes that are asked for when the URL names none
   */
  static LdapQuery of(URI uri, List<String> usual) throws RefusedByGuard {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    String[] parts = query.split("\\?", -1);
    refuseCriticalExtensions(part(parts, 3));
    Matcher filter = filter(part(parts, 2));
    return new LdapQuery(
        decoded(path.startsWith("/") ? path.substring(1) : path),
        attributes(part(parts, 0), usual),
        scope(part(parts, 1)),
        filter.group(1),
        filter.group(2));
  }

  /** The name of an attribute without its options, in lower case. */
  static String bare(String attribute) {
    int option = attribute.indexOf(';');
    return (option < 0 ? attribute : attribute.substring(0, option)).toLowerCase(Locale.ROOT);
  }

  private static List<String> attributes(String text, List<String> usual) throws RefusedByGuard {
    List<String> all = new ArrayList<>();
    for (String attribute : text.isEmpty() ? usual : List.of(text.split(",", -1))) {
      if (!PUBLISHED.contains(bare(attribute))) {
        throw refused("attribute '" + attribute + "' holds no certificates and no lists");
      }
      all.add(attribute);
    }
    return List.copyOf(all);
  }

  private static int scope(String text) throws RefusedByGuard {
    Integer scope = SCOPES.get(text.toLowerCase(Locale.ROOT));
    if (scope == null) {
      throw refused("'" + text + "' is not a scope");
    }
    return scope;
  }

  private static Matcher filter(String text) throws RefusedByGuard {
    boolean enclosed = text.startsWith("(") && text.endsWith(")");
    String inner = enclosed ? text.substring(1, text.length() - 1) : text;
    Matcher filter = FILTER.matcher(inner.isEmpty() ? "objectClass=*" : inner);
    if (!filter.matches()) {
      throw refused("only filters like (cn=value) and (cn=*) are understood");
    }
    return filter;
  }

  private static void refuseCriticalExtensions(String extensions) throws RefusedByGuard {
    if (extensions.contains("!")) {
      throw refused("the URL has a critical extension");
    }
  }

  private static String part(String[] parts, int index) throws RefusedByGuard {
    return index < parts.length ? decoded(parts[index]) : "";
  }

  /** A plus sign is a plus sign here (RFC 4516 section 2.1). */
  private static String decoded(String text) throws RefusedByGuard {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw refused("broken percent encoding");
    }
  }

  private static RefusedByGuard refused(String because) {
    return new RefusedByGuard(GuardRule.FORM, "LDAP URL: " + because);
  }
}
