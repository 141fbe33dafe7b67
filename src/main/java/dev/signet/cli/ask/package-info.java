/**
 * The commands that change nothing: keys found and judged, verdicts explained, a service's health.
 *
 * <p>Standard: XKMS 2.0 section 4 (Locate and Validate), MicroProfile Health for the health answer.
 *
 * <p>Must not know: private keys, secrets, how a verdict comes about.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cli.ask;
