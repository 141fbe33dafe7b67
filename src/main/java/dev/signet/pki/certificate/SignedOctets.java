package dev.signet.pki.certificate;

import dev.signet.pki.Octets;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Something that claims to be signed.
 *
 * @param algorithm by which it claims to be, with its parameters (RFC 5280 section 4.1.1.2)
 * @param octets what the signature covers, exactly as it came
 */
public record SignedOctets(AlgorithmIdentifier algorithm, Octets octets, Octets signature) {}
