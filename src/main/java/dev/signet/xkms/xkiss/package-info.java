/**
 * X-KISS: finding keys (Locate) and judging them (Validate).
 *
 * <p>Standard: XKMS 2.0 sections 4 and 5, status rule [206].
 *
 * <p>Must not know: registration, DOM, how a trust path is built.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.xkms.xkiss;
