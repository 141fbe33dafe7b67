/**
 * Where a fetch may go: rules about URIs, host names and addresses, checked before anything is
 * sent.
 *
 * <p>URIs are those of RFC 3986, ranges of addresses those of the IANA special-purpose registries
 * (RFC 6890). The room decides and resolves names; it opens no connection and reads no content.
 */
@NullMarked
package dev.signet.pki.fetch.guard;

import org.jspecify.annotations.NullMarked;
