package dev.signet.pki.revocation;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.trust.RevocationPolicy;
import java.time.Instant;

/**
 * What is asked: was {@code certificate} withdrawn at {@code at}?
 *
 * @param issuer whose key has signed the certificate; the caller has checked that
 * @param signers says whether somebody else than the issuer may sign evidence
 * @param offered evidence that came with the request
 */
public record RevocationQuestion(
    Certificate certificate,
    Authority issuer,
    Instant at,
    RevocationPolicy policy,
    SignerTrust signers,
    OfferedEvidence offered) {}
