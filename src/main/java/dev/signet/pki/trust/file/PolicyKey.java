package dev.signet.pki.trust.file;

/**
 * A key that may stand in a policy file.
 *
 * @param section the word in the brackets; empty for the head of the file
 * @param takes what its value may be
 * @param meaning one sentence for docs/policies.md
 */
public record PolicyKey(String section, String name, String takes, String meaning) {}
