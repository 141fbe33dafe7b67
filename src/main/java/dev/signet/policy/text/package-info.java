/**
 * The text of a declaration: read in its XML and its tag form, written, and looked over.
 *
 * <p>Standard: draft-hallambaker-entity-00 section 4, whose schemas are wsdl/smime-policy.xsd;
 * docs/protocol.md.
 *
 * <p>Must not know: DNS.
 */
@NullMarked
package dev.signet.policy.text;

import org.jspecify.annotations.NullMarked;
