package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.Ground;

/**
 * A step from a certificate to one of its possible issuers that the search did not take.
 *
 * @param ground why, with its rule
 */
public record RefusedEdge(Certificate issued, Authority issuer, Ground ground) {}
