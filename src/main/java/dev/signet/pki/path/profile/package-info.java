/**
 * The duties of those who issue certificates, which a relying party may look at or leave.
 *
 * <p>RFC 5280 section 4, CA/Browser Forum Baseline Requirements for TLS server certificates. This
 * room looks at one certificate at a time and must not know paths.
 */
@NullMarked
package dev.signet.pki.path.profile;

import org.jspecify.annotations.NullMarked;
