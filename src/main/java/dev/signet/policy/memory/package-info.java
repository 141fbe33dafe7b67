/**
 * What was found about domains' policies is remembered as long as it holds, and longer where
 * nothing can be found out.
 *
 * <p>Standard: RFC 2308 for absences; docs/protocol.md.
 *
 * <p>Must not know: where policies are looked up.
 */
@NullMarked
package dev.signet.policy.memory;

import org.jspecify.annotations.NullMarked;
