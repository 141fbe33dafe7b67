/**
 * What is registered here: key bindings, limited-use shared secrets and the memory of requests that
 * were carried out.
 *
 * <p>Standard: the matching rules of XKMS 2.0 sections 3.4 and 5.1; everything else is this
 * service's own.
 *
 * <p>Must not know: messages, who may register what, whether a certificate is to be trusted.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.xkms.registry;
