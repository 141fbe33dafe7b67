package dev.signet.xkms.model;

/**
 * An element in the place of the abstract MessageExtension; it never changes the meaning of a
 * message (XKMS 2.0 section 3.1).
 *
 * @param xml the element as text, with its own namespace declarations
 */
public record MessageExtension(String namespace, String localName, String xml) {}
