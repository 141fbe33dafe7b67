package dev.signet.mail.smime.sign;

import dev.signet.entity.DomainName;
import dev.signet.mail.smime.SignatureOrigin;
import java.util.Optional;

/**
 * What a signature is to say of itself.
 *
 * @param domain of the signer, for the header field Content-Signature-Origin
 */
public record SigningOrder(SignatureOrigin origin, Optional<DomainName> domain) {}
