package dev.signet.xkms.exchange;

/**
 * The way a message came.
 *
 * @param confidential true over TLS: bearer credentials may be used
 * @param peer address of the peer, for the log
 * @param correlation the id that all log lines of this request carry
 */
public record Channel(boolean confidential, String peer, String correlation) {}
