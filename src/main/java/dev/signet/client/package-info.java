/**
 * A thin client of a key service: asks over HTTP and believes an answer only after it was checked.
 *
 * <p>Standard: XKMS 2.0 Part 1 sections 3 (message correlation), 5 and 7, Part 2 sections 2 and 3
 * (SOAP 1.1, SOAP 1.2, bare XML over HTTP).
 *
 * <p>Must not know: certificates and paths, how a service finds its answer, terminals, mail.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.client;
