/**
 * Trust in certificates: the rooms below hold one idea each; here is only what all of them share.
 */
@NullMarked
package dev.signet.pki;

import org.jspecify.annotations.NullMarked;
