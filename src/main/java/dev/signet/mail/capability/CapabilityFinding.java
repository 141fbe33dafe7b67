package dev.signet.mail.capability;

/**
 * A capability and where it is known from.
 *
 * @param because in words, for logs and for {@code signet why}
 */
public record CapabilityFinding(NextHopCapability capability, String because) {}
