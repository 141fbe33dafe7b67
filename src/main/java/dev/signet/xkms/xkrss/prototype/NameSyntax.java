package dev.signet.xkms.xkrss.prototype;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.UseKeyWith;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Whether an identifier is written as its application writes names (XKMS 2.0 section 3.4.2, table
 * of applications).
 */
final class NameSyntax {

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");
  private static final Pattern IPV6 =
      Pattern.compile("(?=.*:.*:)[0-9a-fA-F:]{2,39}(:\\d{1,3}(\\.\\d{1,3}){3})?");

  private NameSyntax() {}

  /**
   * True for a well-formed name; of an application that is not known only control characters are
   * refused.
   */
  static boolean isWellFormed(UseKeyWith use) {
    boolean printable = use.identifier().codePoints().noneMatch(Character::isISOControl);
    return printable
        && use.known().map(known -> isWellFormed(known, use.identifier())).orElse(true);
  }

  private static boolean isWellFormed(Application application, String identifier) {
    return switch (application) {
      case SMIME, PGP -> MailAddress.parse(identifier).isPresent();
      case TLS_HTTPS, TLS_SMTP, SIGNET_DOMAIN -> DomainName.parse(identifier).isPresent();
      case XKMS, XKMS_PROFILE, TLS -> isAbsoluteUri(identifier);
      case IPSEC -> IPV4.matcher(identifier).matches() || IPV6.matcher(identifier).matches();
      case PKIX -> identifier.contains("=");
    };
  }

  private static boolean isAbsoluteUri(String identifier) {
    try {
      return new URI(identifier).isAbsolute();
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
