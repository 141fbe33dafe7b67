package dev.signet.pki.fetch.guard;

import dev.signet.entity.DomainName;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A URI taken apart as far as the rules look at it (RFC 3986 section 3).
 *
 * @param uri as it was given, without its fragment
 * @param scheme in lower case
 * @param host a domain name in its comparable form, or an address without brackets
 * @param literal the host, when it is written as an address
 * @param port as written, or the default of the scheme
 */
public record TargetUri(
    URI uri, String scheme, String host, Optional<InetAddress> literal, int port) {

  /** Longest URI in characters: what common servers accept. */
  public static final int MAX_CHARACTERS = 8000;

  private static final Map<String, Integer> DEFAULT_PORTS =
      Map.of("http", 80, "https", 443, "ldap", 389, "ldaps", 636);

  /** The host and port as one word, under which a server is known. */
  public String server() {
    return host + ":" + port;
  }

  /** Whether it is asked over LDAP, with TLS or without. */
  public boolean isLdap() {
    return scheme.startsWith("ldap");
  }

  /** Reads what is needed, and refuses what cannot be asked at all. */
  static TargetUri of(URI uri) throws RefusedByGuard {
    String scheme = scheme(uri);
    if (uri.getRawUserInfo() != null || authority(uri).contains("@")) {
      throw new RefusedByGuard(GuardRule.USER_INFO, "the URI carries a user name or password");
    }
    String host = uri.getHost();
    if (host == null || host.isEmpty()) {
      throw new RefusedByGuard(GuardRule.HOST, "the URI names no host");
    }
    Optional<InetAddress> literal = AddressLiteral.parse(host);
    String name = literal.isPresent() ? literal.get().getHostAddress() : domain(host);
    return new TargetUri(withoutFragment(uri), scheme, name, literal, port(uri, scheme));
  }

  private static String scheme(URI uri) throws RefusedByGuard {
    if (uri.toString().length() > MAX_CHARACTERS) {
      throw new RefusedByGuard(
          GuardRule.FORM, "the URI is longer than " + MAX_CHARACTERS + " characters");
    }
    if (uri.getScheme() == null) {
      throw new RefusedByGuard(GuardRule.FORM, "the URI is not absolute");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!DEFAULT_PORTS.containsKey(scheme)) {
      throw new RefusedByGuard(GuardRule.SCHEME, "scheme '" + scheme + "' is never fetched");
    }
    return scheme;
  }

  private static String authority(URI uri) {
    return uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
  }

  private static String domain(String host) throws RefusedByGuard {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return DomainName.parse(name)
        .map(DomainName::value)
        .orElseThrow(
            () ->
                new RefusedByGuard(
                    GuardRule.HOST, "'" + host + "' is neither a domain name nor an address"));
  }

  private static int port(URI uri, String scheme) throws RefusedByGuard {
    int port = uri.getPort() < 0 ? DEFAULT_PORTS.getOrDefault(scheme, 0) : uri.getPort();
    if (port < 1 || port > 0xffff) {
      throw new RefusedByGuard(GuardRule.PORT, port + " is not a port");
    }
    return port;
  }

  private static URI withoutFragment(URI uri) {
    String text = uri.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? uri : URI.create(text.substring(0, hash));
  }
}
