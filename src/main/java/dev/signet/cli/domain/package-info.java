/**
 * {@code signet policy show, lint, generate, diff}: what a domain declares about its mail, for the
 * people who publish it.
 *
 * <p>Standard: draft-hallambaker-entity-00 section 4; docs/command-line.md.
 *
 * <p>Must not know: the key service.
 */
@NullMarked
package dev.signet.cli.domain;

import org.jspecify.annotations.NullMarked;
