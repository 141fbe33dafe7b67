package dev.signet.pki.certificate;

/**
 * Something in a certificate that its issuer should not have written, though it can be read.
 *
 * @param rule where it is written, such as {@code RFC 5280 4.1.2.2}
 * @param because what is there, as a clause without a subject: {@code has a serial number of 21
 *     octets}
 */
public record Irregularity(String rule, String because, Kind kind) {

  /** Whose rule it breaks. */
  public enum Kind {
    /** The encoding is not the one of X.690 or not the type of the definition. */
    ENCODING,
    /**
     * A duty of issuers in RFC 5280 section 4 that the algorithm of section 6.1 does not ask for.
     */
    PROFILE
  }

  static Irregularity encoding(String rule, String because) {
    return new Irregularity(rule, because, Kind.ENCODING);
  }

  static Irregularity profile(String rule, String because) {
    return new Irregularity(rule, because, Kind.PROFILE);
  }
}
