/**
 * Keeps docs/conformance true: each claimed requirement names the tests that show it.
 *
 * <p>Standard: XKMS 2.0; the list of requirements is {@code
 * src/test/resources/conformance/xkms.txt}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.conformance;
