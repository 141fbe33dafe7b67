package dev.signet.pki.fetch.ldap;

import dev.signet.pki.fetch.guard.Destination;
import java.util.List;

/**
 * What is asked of a directory; the URL of the destination says the rest.
 *
 * @param attributes that are asked for when the URL names none
 */
public record LdapQuestion(Destination destination, List<String> attributes) {

  /** Attributes with certificates (RFC 4523 section 4). */
  public static final List<String> CERTIFICATES =
      List.of("cACertificate;binary", "crossCertificatePair;binary", "userCertificate;binary");

  /** Attributes with revocation lists (RFC 4523 section 4). */
  public static final List<String> LISTS =
      List.of("certificateRevocationList;binary", "authorityRevocationList;binary");

  public LdapQuestion {
    attributes = List.copyOf(attributes);
  }
}
