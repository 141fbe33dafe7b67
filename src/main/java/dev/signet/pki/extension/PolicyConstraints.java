package dev.signet.pki.extension;

import java.util.OptionalInt;

/**
 * RFC 5280 section 4.2.1.11, both in certificates that may follow before it binds.
 *
 * @param requireExplicit after that many, a valid policy is demanded
 * @param inhibitMapping after that many, policies are mapped no more
 */
public record PolicyConstraints(OptionalInt requireExplicit, OptionalInt inhibitMapping) {}
