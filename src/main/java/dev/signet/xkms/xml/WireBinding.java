package dev.signet.xkms.xml;

/** How a message is wrapped on the wire, told by the document element alone (XKMS 2.0 Part 2 section 3). */
public enum WireBinding {
  SOAP11,
  SOAP12,
  /** The XKMS message is the document element. */
  PLAIN
}
