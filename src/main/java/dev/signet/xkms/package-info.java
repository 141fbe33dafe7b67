/**
 * The XKMS key service: one message in, one result out.
 *
 * <p>Standard: XML Key Management Specification 2.0, Parts 1 and 2.
 *
 * <p>Must not know: HTTP, SOAP stacks, containers, configuration files.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.xkms;
