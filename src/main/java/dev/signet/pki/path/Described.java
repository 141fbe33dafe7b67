package dev.signet.pki.path;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.name.DistinguishedName;

/**
 * Certificates and names as the sentences of a verdict show them: short, and without control
 * characters.
 */
final class Described {

  private static final int MAX_NAME = 200;

  private Described() {}

  static String of(Certificate certificate) {
    return name(certificate.subject())
        + " (serial "
        + cut(certificate.serialNumber().toString(16), 40)
        + ")";
  }

  static String of(Authority authority) {
    return authority.certificate().map(Described::of).orElseGet(() -> name(authority.name()));
  }

  static String name(DistinguishedName name) {
    String text = name.toString();
    return text.isEmpty() ? "a certificate without a subject name" : "'" + text(text) + "'";
  }

  /** Words of a stranger, made fit for a log line. */
  static String text(String strange) {
    return cut(strange, MAX_NAME).replaceAll("\\p{Cntrl}", "?");
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "...";
  }
}
