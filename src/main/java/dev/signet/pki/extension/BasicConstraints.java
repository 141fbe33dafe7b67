package dev.signet.pki.extension;

import java.util.OptionalInt;

/**
 * RFC 5280 section 4.2.1.9.
 *
 * @param pathLength most non-self-issued intermediate certificates that may follow
 */
public record BasicConstraints(boolean isAuthority, OptionalInt pathLength) {}
