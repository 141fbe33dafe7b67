package dev.signet.mail.smime.sign;

/**
 * How signatures are made.
 *
 * @param protectsHeaders whether the signed part repeats From, Subject and the like (RFC 9788)
 * @param prefersPss whether an RSA key signs with RSASSA-PSS and not with PKCS #1 version 1.5,
 *     which more readers understand
 */
public record SigningStyle(boolean protectsHeaders, boolean prefersPss) {
  public static final SigningStyle DEFAULT = new SigningStyle(true, false);
}
