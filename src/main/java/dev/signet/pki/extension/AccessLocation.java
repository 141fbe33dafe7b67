package dev.signet.pki.extension;

import dev.signet.pki.name.GeneralName;

/**
 * Where something about the issuer or the subject is found (RFC 5280 sections 4.2.2.1 and 4.2.2.2).
 *
 * @param method the identifier of what is there, such as {@link #CA_ISSUERS}
 */
public record AccessLocation(String method, GeneralName location) {

  /** Certificates issued to the issuer of this one. */
  public static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

  /** The responder of RFC 6960. */
  public static final String OCSP = "1.3.6.1.5.5.7.48.1";

  /** Certificates and lists issued by the subject. */
  public static final String CA_REPOSITORY = "1.3.6.1.5.5.7.48.5";
}
