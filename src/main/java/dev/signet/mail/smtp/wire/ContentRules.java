package dev.signet.mail.smtp.wire;

/**
 * What content may be like.
 *
 * @param octets at most
 * @param line octets of a line at most; RFC 5321 section 4.5.3.1.6 has 1,000, real mail has more
 * @param bare what becomes of stray line ends
 */
public record ContentRules(long octets, int line, BareLineEnds bare) {}
