/**
 * Names in certificates and how they are compared: distinguished names, alternative names and the
 * subtrees that constrain them.
 *
 * <p>RFC 5280 sections 7.1 and 4.2.1.10, RFC 4518, RFC 9598. This room must not know certificates.
 */
@NullMarked
package dev.signet.pki.name;

import org.jspecify.annotations.NullMarked;
