package dev.signet.pki.issuance;

import java.time.Duration;

/**
 * How the built-in authority is made.
 *
 * @param commonName of the authority's own certificate, used on first start only
 * @param authorityLifetime of the authority's own certificate, used on first start only
 * @param signerLifetime of the response signer's certificate
 */
public record IssuingSettings(
    String commonName, Duration authorityLifetime, Duration signerLifetime) {

  /** Ten years for the authority, one for the response signer. */
  public static final IssuingSettings DEFAULT =
      new IssuingSettings("Signet issuing authority", Duration.ofDays(3650), Duration.ofDays(365));

  public IssuingSettings {
    if (commonName.isBlank() || commonName.length() > 64) {
      throw new IllegalArgumentException(
          "the authority's common name has 1 to 64 characters (RFC 5280 appendix A.1)");
    }
    if (authorityLifetime.compareTo(Duration.ofDays(1)) < 0
        || signerLifetime.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("certificates of the authority live at least a day");
    }
  }
}
