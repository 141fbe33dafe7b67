package dev.signet.mail.relay;

import dev.signet.mail.smtp.NextHop;

/**
 * One listener among the others.
 *
 * @param name for logs and metrics
 * @param isAdvertised it says {@code SMIME} itself, or the public listener before it does
 * @param next where mail goes on to
 * @param maxOctets largest message
 */
public record Station(String name, boolean isAdvertised, NextHop next, long maxOctets) {}
