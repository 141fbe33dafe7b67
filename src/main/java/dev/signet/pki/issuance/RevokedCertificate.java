package dev.signet.pki.issuance;

import java.math.BigInteger;
import java.security.cert.CRLReason;
import java.time.Instant;

/**
 * One line of a revocation list (RFC 5280 section 5.3); {@code UNSPECIFIED} is written as no reason
 * at all.
 */
public record RevokedCertificate(BigInteger serial, Instant since, CRLReason reason) {}
