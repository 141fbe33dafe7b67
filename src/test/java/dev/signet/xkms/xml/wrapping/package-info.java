/**
 * Honest signed messages, changed in every way that an attacker may think of: a signature that
 * still holds covers what the reader reads.
 */
@NullMarked
package dev.signet.xkms.xml.wrapping;

import org.jspecify.annotations.NullMarked;
