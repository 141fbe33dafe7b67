/**
 * The doors of the house: what the outside world may call, and how the rooms are put together.
 *
 * <p>Jakarta EE 10 and MicroProfile 7.1. This is the only floor that may name them; it must not
 * hold a rule of XKMS, of certificates or of mail.
 */
@NullMarked
package dev.signet.server;

import org.jspecify.annotations.NullMarked;
