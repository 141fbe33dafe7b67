package dev.signet.pki.extension;

/** RFC 5280 section 4.2.1.5: an issuer takes the subject's policy for equivalent to its own. */
public record PolicyMapping(String issuerDomain, String subjectDomain) {}
