package dev.signet.xkms.model;

/**
 * How a requestor wishes to hear that an asynchronous result is ready (XKMS 2.0 section 3.2.2);
 * both are URIs.
 */
public record PendingNotification(String mechanism, String identifier) {}
