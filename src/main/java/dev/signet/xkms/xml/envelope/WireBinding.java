package dev.signet.xkms.xml.envelope;

import dev.signet.xkms.model.Namespaces;

/**
 * How a message is wrapped on the wire, told by the document element alone (XKMS 2.0 Part 2 section
 * 3).
 */
public enum WireBinding {
  SOAP11(Namespaces.SOAP11),
  SOAP12(Namespaces.SOAP12),
  /** The XKMS message is the document element. */
  PLAIN(Namespaces.XKMS);

  private final String namespace;

  WireBinding(String namespace) {
    this.namespace = namespace;
  }

  /** Namespace of the document element. */
  public String namespace() {
    return namespace;
  }
}
