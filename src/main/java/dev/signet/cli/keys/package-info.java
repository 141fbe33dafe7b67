/**
 * Key and certificate files of a person at a command line: read, made, never overwritten.
 *
 * <p>Standard: PEM as of RFC 7468, PKCS #8 (RFC 5958), X.509; traditional RSA and EC key files are
 * read as well.
 *
 * <p>Must not know: messages, services, options, what a key is used for.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cli.keys;
