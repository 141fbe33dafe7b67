package dev.signet.xkms.registry;

import dev.signet.xkms.model.UseKeyWith;

/**
 * How identifiers are compared, per application: mail addresses with a case-insensitive domain, DNS names case-insensitive,
 * distinguished names by RDN, IP addresses by value, everything else exactly (XKMS 2.0 section 3.4.2).
 */
public final class IdentifierRule {
  private IdentifierRule() {}

  /** Equal keys mean equal identifiers; an identifier that is not well-formed for its application is compared as text. */
  public static String key(UseKeyWith use) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** True if both name the same thing in the same application. */
  public static boolean same(UseKeyWith one, UseKeyWith other) {
    return one.application().equals(other.application()) && key(one).equals(key(other));
  }
}
