/**
 * XKMS messages as XML: values are read from a document and written into one.
 *
 * <p>Standard: XKMS 2.0 schema.
 *
 * <p>Must not know: how a request is answered, what a message travels in, databases, whom to trust.
 */
@NullMarked
package dev.signet.xkms.xml;

import org.jspecify.annotations.NullMarked;
