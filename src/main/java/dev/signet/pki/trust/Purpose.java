package dev.signet.pki.trust;

import dev.signet.pki.extension.KeyUse;
import java.util.Optional;
import java.util.Set;

/**
 * What the asker means to do with the key.
 *
 * @param oneOf key usage bits of which one is needed; empty when the bits are not looked at
 * @param extended the extended key usage that is needed
 */
public record Purpose(String name, Set<KeyUse> oneOf, Optional<String> extended) {

  private static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
  private static final Set<KeyUse> SIGNING =
      Set.of(KeyUse.DIGITAL_SIGNATURE, KeyUse.NON_REPUDIATION);
  private static final Set<KeyUse> ENCRYPTING =
      Set.of(KeyUse.KEY_ENCIPHERMENT, KeyUse.KEY_AGREEMENT);
  private static final Set<KeyUse> TALKING =
      Set.of(KeyUse.DIGITAL_SIGNATURE, KeyUse.KEY_ENCIPHERMENT, KeyUse.KEY_AGREEMENT);

  /** No particular use: usage extensions are not looked at. */
  public static final Purpose ANY = new Purpose("any", Set.of(), Optional.empty());

  /** Anything about mail: only extended usage is looked at (RFC 8550 section 4.4.4). */
  public static final Purpose MAIL = new Purpose("mail", Set.of(), Optional.of(EMAIL_PROTECTION));

  /** Verify signatures on mail (RFC 8550 section 4.4). */
  public static final Purpose SIGN_MAIL =
      new Purpose("sign-mail", SIGNING, Optional.of(EMAIL_PROTECTION));

  /** Encrypt mail to the holder (RFC 8550 section 4.4). */
  public static final Purpose ENCRYPT_MAIL =
      new Purpose("encrypt-mail", ENCRYPTING, Optional.of(EMAIL_PROTECTION));

  /** Verify what an edge signs for its whole domain (draft-hallambaker-entity-00 section 2). */
  public static final Purpose SIGN_FOR_DOMAIN =
      new Purpose("sign-for-domain", SIGNING, Optional.of(EMAIL_PROTECTION));

  /** Talk to a TLS server (RFC 5280 section 4.2.1.12). */
  public static final Purpose TLS_SERVER =
      new Purpose("tls-server", TALKING, Optional.of("1.3.6.1.5.5.7.3.1"));

  /** Talk to a TLS client (RFC 5280 section 4.2.1.12). */
  public static final Purpose TLS_CLIENT =
      new Purpose(
          "tls-client",
          Set.of(KeyUse.DIGITAL_SIGNATURE, KeyUse.KEY_AGREEMENT),
          Optional.of("1.3.6.1.5.5.7.3.2"));

  public Purpose {
    oneOf = Set.copyOf(oneOf);
  }

  @Override
  public String toString() {
    return name;
  }
}
