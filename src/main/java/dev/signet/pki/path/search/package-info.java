/**
 * Finds paths: a graph of certificates, searched best first, with what it learns remembered.
 *
 * <p>RFC 4158. This room proposes and never decides about trust; it must not know who asks.
 */
@NullMarked
package dev.signet.pki.path.search;

import org.jspecify.annotations.NullMarked;
