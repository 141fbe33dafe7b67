/**
 * What somebody wishes to have registered: reading a prototype key binding and telling whether it
 * can be registered at all.
 *
 * <p>Standard: XKMS 2.0 sections 3.4 and 7.1 to 7.2; key sizes follow NIST SP 800-57 (112 bits of
 * strength or more).
 *
 * <p>Must not know: who asks, what is registered already, XML, SQL.
 */
@NullMarked
package dev.signet.xkms.xkrss.prototype;

import org.jspecify.annotations.NullMarked;
