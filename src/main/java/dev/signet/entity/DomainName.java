package dev.signet.entity;

/** A DNS domain name in lower-case A-label form. */
public record DomainName(String value) {
  public static DomainName of(String text) {
    return new DomainName(text.toLowerCase(java.util.Locale.ROOT));
  }
}
