/**
 * {@code signet policy}: trust policies are looked at before a server reads them; nothing is asked.
 *
 * <p>The form of the files is described in docs/policies.md. This room must not know the key
 * service.
 */
@NullMarked
package dev.signet.cli.policy;

import org.jspecify.annotations.NullMarked;
