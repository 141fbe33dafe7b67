package dev.signet.mail.edge.stripping;

import dev.signet.mail.edge.finding.SignatureClass;

/**
 * One signature around the message.
 *
 * @param signature what this layer counts as by itself
 * @param isDomainSignature made by an outgoing edge, or RFC 3183 domainSig
 * @param isOpportunistic marked so; what is not marked is explicit
 * @param isForReceiver marked for the receiver, or asking for a signed receipt (RFC 2634)
 */
public record LayerFacts(
    SignatureClass signature,
    boolean isDomainSignature,
    boolean isOpportunistic,
    boolean isForReceiver) {}
