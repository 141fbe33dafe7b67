package dev.signet.mail.smtp;

/**
 * Where mail goes on to.
 *
 * @param address where it listens
 * @param isLmtp LMTP and not SMTP
 */
public record NextHop(ListenAddress address, boolean isLmtp) {}
