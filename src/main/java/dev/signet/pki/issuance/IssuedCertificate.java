package dev.signet.pki.issuance;

import java.security.cert.X509Certificate;

/**
 * A certificate that this authority has just made, and the authority's own certificate above it.
 */
public record IssuedCertificate(X509Certificate certificate, X509Certificate issuer) {}
