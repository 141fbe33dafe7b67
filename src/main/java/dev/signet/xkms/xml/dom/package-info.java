/**
 * XML that nobody trusts yet: hardened parsing, and elements read and written in the order of a
 * schema.
 *
 * <p>Standard: XML 1.0, Namespaces in XML, XML Schema Part 2 (lexical values).
 *
 * <p>Must not know: keys, signatures, what a message means.
 */
@NullMarked
package dev.signet.xkms.xml.dom;

import org.jspecify.annotations.NullMarked;
