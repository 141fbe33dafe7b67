/**
 * Keeps what is claimed true: each claimed requirement names the tests that show it.
 *
 * <p>Standards: XKMS 2.0, listed in {@code src/test/resources/conformance/xkms.txt};
 * draft-hallambaker-entity-00 as docs/protocol.md fills it in.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.conformance;
