package dev.signet.mail.signing;

/**
 * Whether a submitter may have mail signed as an author.
 *
 * @param because in words, with the line of the table
 */
public record Permission(boolean isGranted, String because) {}
