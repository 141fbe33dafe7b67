/** Mail through whole listeners on loopback, with a scripted world around them. */
@NullMarked
package dev.signet.mail.relay;

import org.jspecify.annotations.NullMarked;
