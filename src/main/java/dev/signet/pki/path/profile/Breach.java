package dev.signet.pki.path.profile;

/**
 * A duty that an issuer did not do.
 *
 * @param rule where it is written
 * @param what what is wrong, as the end of a sentence that begins with the certificate
 * @param remedy what would have to change
 */
public record Breach(String rule, String what, String remedy) {}
