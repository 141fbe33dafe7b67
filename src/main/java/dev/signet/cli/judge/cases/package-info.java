/**
 * Files of path cases as values: what a case shows, what it asks for, and the archive that holds
 * its octets.
 *
 * <p>Standard: the format path-cases/1; the words are those of RFC 5280 section 6.1.1.
 *
 * <p>Must not know: how a case is judged, what a policy is, what was expected.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cli.judge.cases;
