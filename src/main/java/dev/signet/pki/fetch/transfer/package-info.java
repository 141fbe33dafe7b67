/**
 * One transfer from outside: its time, its size, its content, and what can go wrong.
 *
 * <p>The room knows no protocol. What arrives is counted while it arrives; beyond its limit nothing
 * is kept.
 */
@NullMarked
package dev.signet.pki.fetch.transfer;

import org.jspecify.annotations.NullMarked;
