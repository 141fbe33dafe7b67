package dev.signet.pki.name;

/**
 * One subtree of name constraints (RFC 5280 section 4.2.1.10).
 *
 * @param base the name at its top; a mail base may be a host or a domain with a leading dot
 * @param isPlain whether minimum is 0 and maximum absent, as RFC 5280 demands
 */
public record Subtree(GeneralName base, boolean isPlain) {}
