package dev.signet.mail.capability;

import dev.signet.mail.edge.outgoing.NextHopSupport;

/**
 * A capability and where it is known from.
 *
 * @param because in words, for logs and for {@code signet why}
 */
public record CapabilityFinding(NextHopSupport support, String because) {}
