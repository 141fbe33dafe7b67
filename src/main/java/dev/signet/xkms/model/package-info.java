/**
 * The XKMS vocabulary as values: requests, results, key bindings and the codes they carry.
 *
 * <p>Standard: XML Key Management Specification 2.0, W3C Recommendation of 28 June 2005, with the
 * closed and open enumerations of its final schema (absolute URIs, not the QNames of the 2004
 * drafts).
 *
 * <p>Must not know: XML, SOAP, databases, certificates' trust. Text that comes from outside is kept
 * as received where the schema leaves an enumeration open.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.xkms.model;
