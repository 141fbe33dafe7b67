/**
 * Trust policies as files that a person can review, read as a whole or refused as a whole.
 *
 * <p>The form of the files is described in docs/policies.md. This room must not know paths, how
 * withdrawal is looked up, or who serves a policy.
 */
@NullMarked
package dev.signet.pki.trust.file;

import org.jspecify.annotations.NullMarked;
