package dev.signet.xkms.exchange.later.notice;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.xkms.model.PendingNotification;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where notices may go.
 *
 * @param mailDomains domains of mail addresses; a subdomain is not included
 * @param origins scheme, host and port of HTTP targets: {@code https://hooks.example.org:443}
 * @param most so many notices wait to be sent, at least 1; further ones are dropped
 */
public record NoticeRules(Set<DomainName> mailDomains, Set<String> origins, int most) {
  /** Nowhere. */
  public static final NoticeRules OFF = new NoticeRules(Set.of(), Set.of(), 100);

  /** Mechanism of a mail; the identifier is a {@code mailto:} URI. */
  public static final String MAIL = "urn:ietf:rfc:822";

  /** Mechanism of an HTTP request; the identifier is an {@code http:} or {@code https:} URI. */
  public static final String HTTP = "urn:ietf:rfc:2616";

  /** Characters of an identifier; no sensible target is longer. */
  public static final int LONGEST = 1000;

  private static final String MAILTO = "mailto:";

  public NoticeRules {
    mailDomains = Set.copyOf(mailDomains);
    origins = Set.copyOf(origins);
    if (most < 1) {
      throw new IllegalArgumentException("at least one notice must be able to wait");
    }
    for (String origin : origins) {
      if (!uri(origin).flatMap(NoticeRules::origin).filter(origin::equals).isPresent()) {
        throw new IllegalArgumentException("not scheme://host:port of HTTP: " + origin);
      }
    }
  }

  /** Whether a notice may go there. */
  public boolean allows(PendingNotification wish) {
    return mailAddress(wish).isPresent() || target(wish).isPresent();
  }

  /**
   * The address if it is a mail to one that is allowed. Nothing of RFC 6068 but the bare address is
   * taken: header fields, several addresses and percent signs are not.
   */
  Optional<String> mailAddress(PendingNotification wish) {
    String identifier = wish.identifier();
    boolean simple =
        wish.mechanism().equals(MAIL)
            && identifier.length() <= LONGEST
            && identifier.toLowerCase(Locale.ROOT).startsWith(MAILTO)
            && identifier.chars().noneMatch(c -> c <= ' ' || c >= 0x7f || "?%,\"".indexOf(c) >= 0);
    return simple
        ? MailAddress.parse(identifier.substring(MAILTO.length()))
            .filter(address -> mailDomains.contains(address.domain()))
            .map(MailAddress::toString)
        : Optional.empty();
  }

  /** The URI if it is an HTTP target that is allowed. */
  Optional<URI> target(PendingNotification wish) {
    return wish.mechanism().equals(HTTP) && wish.identifier().length() <= LONGEST
        ? uri(wish.identifier())
            .filter(uri -> uri.getRawUserInfo() == null && uri.getRawFragment() == null)
            .filter(uri -> origin(uri).filter(origins::contains).isPresent())
        : Optional.empty();
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException strange) {
      return Optional.empty();
    }
  }

  private static Optional<String> origin(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (host == null || !(scheme.equals("http") || scheme.equals("https"))) {
      return Optional.empty();
    }
    int usual = scheme.equals("http") ? 80 : 443;
    int port = uri.getPort() < 0 ? usual : uri.getPort();
    return Optional.of(scheme + "://" + host.toLowerCase(Locale.ROOT) + ":" + port);
  }
}
