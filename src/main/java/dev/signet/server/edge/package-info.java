/**
 * The mail edge, open: its listeners, and all that stands behind them, made from settings.
 *
 * <p>Standard: docs/configuration.md and docs/mail-edge.md.
 *
 * <p>Must not know: what is decided about mail; that is the business of {@code mail}.
 */
@NullMarked
package dev.signet.server.edge;

import org.jspecify.annotations.NullMarked;
